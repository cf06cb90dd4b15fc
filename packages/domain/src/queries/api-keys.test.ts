import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import {
  countApiKeys,
  createApiKey,
  findApiKeyByHash,
  isDomainError,
  listApiKeys,
  revokeApiKey,
  touchApiKey,
} from './index.ts'

const now = new Date('2026-01-01T00:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

onBothDatabases('an API key', (database) => {
  it('is found by its hash until it expires or is revoked', async () => {
    const em = database().em()
    const key = await createApiKey(em, { name: 'phone', hash: 'h1', scope: 'write', now })
    await createApiKey(em, { name: 'guest', hash: 'h2', scope: 'read', expiresAt: later(60), now })
    expect(await countApiKeys(em)).toBe(2)
    expect(await findApiKeyByHash(em, { hash: 'h1', now })).toEqual(key)
    expect(JSON.stringify(await listApiKeys(em))).not.toContain('h1')
    expect(await findApiKeyByHash(em, { hash: 'h2', now: later(59) })).toMatchObject({ name: 'guest' })
    expect(await findApiKeyByHash(em, { hash: 'h2', now: later(60) })).toBeNull()
    expect(await revokeApiKey(em, { id: key.id, now })).toBe(true)
    expect(await revokeApiKey(em, { id: key.id, now })).toBe(false)
    expect(await findApiKeyByHash(em, { hash: 'h1', now })).toBeNull()
    expect(await countApiKeys(em)).toBe(1)
  })

  it('is refused twice, without its hash in the error', async () => {
    await createApiKey(database().em(), { name: 'a', hash: 'CANARY', scope: 'admin', now })
    const second = createApiKey(database().em(), { name: 'b', hash: 'CANARY', scope: 'admin', now })
    await expect(second).rejects.toSatisfy(
      (error) => isDomainError(error, 'conflict') && !JSON.stringify(error).includes('CANARY'),
    )
  })

  it('is written once a minute however often it is used', async () => {
    const em = database().em()
    const key = await createApiKey(em, { name: 'busy', hash: 'h3', scope: 'read', now })
    const used = async () => (await listApiKeys(em)).find((candidate) => candidate.id === key.id)?.lastUsedAt
    await touchApiKey(em, { id: key.id, now: later(0) })
    await touchApiKey(em, { id: key.id, now: later(30) })
    expect(await used()).toBe(later(0).toISOString())
    await touchApiKey(em, { id: key.id, now: later(61) })
    expect(await used()).toBe(later(61).toISOString())
  })
})

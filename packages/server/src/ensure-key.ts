import {
  countApiKeys,
  createApiKey,
  type Database,
  findApiKeyByHash,
  listApiKeys,
  revokeApiKey,
} from '@shelfhand/domain/queries'
import { hashKey } from './api/hash-key.ts'
import { newKey } from './api/new-key.ts'
import { ServerError } from './server-error.ts'

/** The name of the key that the configuration gives. */
const configuredName = 'API_KEY'

/**
 * Sees to it that there is an administrator's key: the configured one, which replaces an earlier configured one, or,
 * where there is no key at all, a new one, which is given back to be shown once.
 */
export async function ensureKey(db: Database, configured: string | undefined): Promise<{ newApiKey: string | null }> {
  const now = new Date()
  if (configured !== undefined) {
    await ensureConfigured(db, hashKey(configured), now)
    return { newApiKey: null }
  }
  if ((await countApiKeys(db.em())) > 0) return { newApiKey: null }
  const newApiKey = newKey()
  await createApiKey(db.em(), { name: 'first key', hash: hashKey(newApiKey), scope: 'admin', now })
  return { newApiKey }
}

async function ensureConfigured(db: Database, hash: string, now: Date): Promise<void> {
  const there = await findApiKeyByHash(db.em(), { hash, now })
  if (there?.scope === 'admin') return
  const earlier = (await listApiKeys(db.em())).filter(
    ({ name, revokedAt }) => name === configuredName && revokedAt === null,
  )
  for (const { id } of earlier) await revokeApiKey(db.em(), { id, now })
  await createApiKey(db.em(), { name: configuredName, hash, scope: 'admin', now }).catch((cause: unknown) => {
    throw new ServerError({
      code: 'wrong_usage',
      message: 'The key in API_KEY was used before and was revoked or has fewer rights; choose another one.',
      cause,
    })
  })
}

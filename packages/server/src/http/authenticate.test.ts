import { expect, test } from 'vitest'
import { hashKey } from '../api/hash-key.ts'
import { createAuthenticator, type KeyStore, type StoredKey } from './authenticate.ts'

function setUp(keys: readonly (Partial<StoredKey> & { text: string })[]) {
  const stored = new Map(
    keys.map(({ text, ...key }, index) => [
      hashKey(text),
      { id: index + 1, name: text, scope: 'read' as const, expiresAt: null, ...key },
    ]),
  )
  const asked: string[] = []
  const touched: number[] = []
  const clock = { now: 1_000_000 }
  const store: KeyStore = {
    async find(hash) {
      asked.push(hash)
      return stored.get(hash) ?? null
    },
    touch: (id) => void touched.push(id),
  }
  return { stored, asked, touched, clock, ...createAuthenticator({ keys: store, now: () => clock.now }) }
}

test('a known key is told by name and scope, an unknown one is not', async () => {
  const { authenticate } = setUp([{ text: 'good', scope: 'write' }])
  expect(await authenticate('good')).toEqual({ id: 1, name: 'good', scope: 'write' })
  expect(await authenticate('goo')).toBeNull()
  expect(await authenticate(hashKey('good'))).toBeNull()
})

test('a good key is asked for once in a while, a bad one every time', async () => {
  const { authenticate, asked, clock } = setUp([{ text: 'good' }])
  for (let i = 0; i < 5; i += 1) await authenticate('good')
  expect(asked).toHaveLength(1)
  clock.now += 10_001
  await authenticate('good')
  expect(asked).toHaveLength(2)
  await authenticate('bad')
  await authenticate('bad')
  expect(asked).toHaveLength(4)
})

test('a revoked key is refused at once when it is forgotten, and soon when nobody says so', async () => {
  const { authenticate, forget, stored, clock } = setUp([{ text: 'one' }, { text: 'two' }])
  for (const text of ['one', 'two']) expect(await authenticate(text)).not.toBeNull()
  stored.clear()
  forget(1)
  expect(await authenticate('one')).toBeNull()
  clock.now += 10_001
  expect(await authenticate('two')).toBeNull()
})

test('a key expires while it is remembered', async () => {
  const { authenticate, clock } = setUp([{ text: 'brief', expiresAt: 1_000_500 }])
  expect(await authenticate('brief')).not.toBeNull()
  clock.now += 500
  expect(await authenticate('brief')).toBeNull()
})

test('a use is written down once a minute', async () => {
  const { authenticate, touched, clock } = setUp([{ text: 'good' }])
  await authenticate('good')
  await authenticate('good')
  clock.now += 59_999
  await authenticate('good')
  expect(touched).toEqual([1])
  clock.now += 1
  await authenticate('good')
  expect(touched).toEqual([1, 1])
})

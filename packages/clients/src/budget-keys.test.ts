import { expect, test } from 'vitest'
import { createAudible } from './audible/index.ts'
import { createAudnexus } from './audnexus/index.ts'
import type { Budget } from './core/budget.ts'
import type { ClientOptions } from './core/client-options.ts'
import { createGoogleBooks } from './google-books/index.ts'
import { createHardcover } from './hardcover/index.ts'
import { createItunes } from './itunes/index.ts'
import { createMyanonamouse } from './myanonamouse/index.ts'
import { createOpenLibrary } from './open-library/index.ts'
import { createProwlarr } from './prowlarr/index.ts'
import { createTorznab } from './torznab/index.ts'

type Given = Pick<ClientOptions, 'budget' | 'fetch' | 'attempts'> & { baseUrl: string }

/** How each client is made for an account, and one of its calls. */
const clients: Record<string, (options: Given, account: string) => Promise<unknown>> = {
  audible: (options) => createAudible(options).products.get('B000000001'),
  audnexus: (options) => createAudnexus(options).books.get('B000000001'),
  'google-books': (options, apiKey) => createGoogleBooks({ ...options, apiKey }).volumes.get('x'),
  hardcover: (options, token) => createHardcover({ ...options, token }).series.search('x'),
  itunes: (options) => createItunes(options).audiobooks.search('x'),
  myanonamouse: (options, mamId) => createMyanonamouse({ ...options, mamId }).user.get(),
  'myanonamouse seedbox': ({ baseUrl, ...options }, mamId) =>
    createMyanonamouse({ ...options, mamId, seedboxUrl: baseUrl }).seedbox.update(),
  'open-library': (options) => createOpenLibrary(options).works.get('OL1W'),
  prowlarr: (options, apiKey) => createProwlarr({ ...options, apiKey }).tags.list(),
  torznab: (options, apiKey) => createTorznab({ ...options, apiKey }).capabilities(),
}
const keyless = new Set(['audible', 'audnexus', 'itunes', 'open-library'])

/** The key that a call asks the budget by. */
async function keyOf(call: (options: Given, account: string) => Promise<unknown>, baseUrl: string, account: string) {
  const keys: string[] = []
  const budget: Budget = {
    async take(_, key) {
      keys.push(key)
      return { granted: true }
    },
    async block() {},
  }
  const fetch = async (): Promise<Response> => new Response('', { status: 404 })
  await call({ baseUrl, budget, fetch, attempts: 1 }, account).catch(() => {})
  return keys[0]
}

test.each(Object.entries(clients))('%s tells servers and accounts apart in the budget', async (name, call) => {
  const key = await keyOf(call, 'http://127.0.0.1:1', 'first-account')
  expect(await keyOf(call, 'http://127.0.0.1:1', 'first-account')).toBe(key)
  expect(await keyOf(call, 'http://127.0.0.1:2', 'first-account')).not.toBe(key)
  if (!keyless.has(name)) expect(await keyOf(call, 'http://127.0.0.1:1', 'other-account')).not.toBe(key)
  expect(key).not.toContain('first-account')
})

import { expect, test } from 'vitest'
import { json, serve } from '../testing/serve.ts'
import { createAudiobookshelf } from './client.ts'

const user = { id: 'u', username: 'me', type: 'admin', accessToken: 'a', refreshToken: 'r' }

async function warningsOf(version: string, credentials: { apiKey: string } | { username: string; password: string }) {
  await using server = await serve(({ target }, response) => {
    if (target === '/status') json(response, { serverVersion: version })
    else json(response, { user, serverSettings: { version }, libraries: [] })
  })
  const warnings: unknown[] = []
  const logger = { debug: () => {}, warn: (fields: object, message: string) => void warnings.push([fields, message]) }
  const shelf = createAudiobookshelf({ baseUrl: server.url, ...credentials, logger })
  await shelf.libraries.list()
  const atOnce = warnings.length
  await shelf.server.status()
  await shelf.auth.authorize()
  return { atOnce, warnings }
}

const old = [expect.objectContaining({ version: '2.34.1', oldest: '2.35' }), expect.stringMatching(/older/)]

test('a server before 2.35 is warned of once, and after a sign-in by password at once', async () => {
  expect(await warningsOf('2.34.1', { username: 'me', password: 'right' })).toEqual({ atOnce: 1, warnings: [old] })
  expect(await warningsOf('2.34.1', { apiKey: 'k' })).toEqual({ atOnce: 0, warnings: [old] })
})

test.each(['2.35.0', '2.36.0', '3.0', 'edge'])('%s is not', async (version) => {
  expect((await warningsOf(version, { apiKey: 'k' })).warnings).toEqual([])
})

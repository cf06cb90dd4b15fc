import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looselyReplay } from '../testing/loosely-replay.ts'
import { methodsOf } from '../testing/methods-of.ts'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { audiobookshelfCalls as calls } from '../testing/sample-calls/audiobookshelf.ts'
import type { TestServer } from '../testing/serve.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'

/** Without a successful recording: they need the internet, were not made, or need a sign-in by password. */
const unrecorded = ['authors.match', 'genres.remove', 'narrators.remove', 'playlists.removeItems', 'users.remove']

test('there is a sample call of every method', () => {
  expect(Object.keys(calls)).toEqual(methodsOf(createAudiobookshelf({ baseUrl: 'http://localhost', apiKey: 'k' })))
})

const folder = recordingsOf('audiobookshelf')
describe.skipIf(folder === undefined)('every method understands what a real server answered', () => {
  let server: TestServer
  let shelf: Audiobookshelf
  beforeAll(async () => {
    server = await looselyReplay(readExchanges(folder ?? ''))
    shelf = createAudiobookshelf({ baseUrl: server.url, username: 'root', password: 'made-up' })
  })
  afterAll(() => server.close())

  test.each(Object.keys(calls).filter((name) => !unrecorded.includes(name)))('%s', async (name) => {
    await expect(calls[name]?.(shelf)).resolves.not.toThrow()
  })
})

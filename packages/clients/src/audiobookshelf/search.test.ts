import { expect, test } from 'vitest'
import { json, serve } from '../testing/serve.ts'
import { createAudiobookshelf } from './client.ts'

const chapters = {
  asin: 'B079LRSMNN',
  brandIntroDurationMs: 2043,
  brandOutroDurationMs: 5062,
  chapters: [{ lengthMs: 21073, startOffsetMs: 0, startOffsetSec: 0, title: 'Legionnaire' }],
  isAccurate: true,
  runtimeLengthMs: 21073,
}

/** A server that says the same to everything. */
async function saying(answer: unknown, status = 200) {
  const server = await serve((_, response) => json(response, answer, status))
  return { server, shelf: createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' }) }
}

test('chapters come from the region that was asked for', async () => {
  const { server, shelf } = await saying(chapters)
  await using _ = server
  expect(await shelf.search.chapters('B079LRSMNN', { region: 'uk' })).toMatchObject({
    asin: 'B079LRSMNN',
    chapters: [{ title: 'Legionnaire', startOffsetMs: 0, lengthMs: 21073 }],
  })
  expect(server.received[0]?.target).toBe('/api/search/chapters?asin=B079LRSMNN&region=uk')
})

test('no chapters are no error, a wrong ASIN is one, both with status 200', async () => {
  const nothing = await saying({ error: 'Chapters not found', stringKey: 'MessageChaptersNotFound' })
  await using _ = nothing.server
  expect(await nothing.shelf.search.chapters('B079LRSMNN')).toBeUndefined()
  const wrong = await saying({ error: 'Invalid ASIN', stringKey: 'MessageInvalidAsin' })
  await using __ = wrong.server
  await expect(wrong.shelf.search.chapters('B079LRSMNN')).rejects.toMatchObject({ code: 'rejected' })
  await expect(wrong.shelf.search.chapters('123')).rejects.toThrow(/nothing was sent/)
  expect(wrong.server.received).toHaveLength(1)
})

test.each([
  [null, undefined],
  [[], undefined],
  [{ asin: 'B000APZOQA', name: 'Terry Goodkind' }, 'Terry Goodkind'],
])('an author that is told as %o', async (answer, name) => {
  const { server, shelf } = await saying(answer)
  await using _ = server
  expect((await shelf.search.author('Terry Goodkind'))?.name).toBe(name)
  expect(server.received[0]?.target).toBe('/api/search/authors?q=Terry+Goodkind')
})

test('a picture that is not on the server is not found, although the server blames itself', async () => {
  await using server = await serve((_, response) => void response.writeHead(500).end('Cover path does not exist'))
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
  await expect(shelf.covers.setFromServerPath('i', '/nope.jpg')).rejects.toMatchObject({
    code: 'not_found',
    status: 500,
  })
})

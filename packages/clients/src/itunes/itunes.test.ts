import { expect, test } from 'vitest'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { coverOfWidth } from './audiobook.ts'
import { createItunes } from './client.ts'

const data = contractData('itunes')

async function itunes(handler: Handler) {
  const server = await serve(handler)
  const clock = createInstantClock()
  return {
    client: createItunes({ baseUrl: server.url, clock, country: 'de' }),
    server,
    clock,
    [Symbol.asyncDispose]: () => server.close(),
  }
}

const hit = {
  wrapperType: 'audiobook',
  collectionId: 1500000001,
  collectionName: 'Harbour Lights (Unabridged)',
  artistId: 11,
  artistName: 'Ann Author & Bob Writer',
  artworkUrl100: 'https://is1-ssl.mzstatic.com/image/thumb/x/100x100bb.jpg',
  collectionViewUrl: 'https://books.apple.com/de/audiobook/x/id1500000001',
  releaseDate: '2026-09-02T07:00:00Z',
  primaryGenreName: 'Fiction',
}

test('finds audiobooks in the shop of a country', async () => {
  await using apple = await itunes((_, response) =>
    json(response, { resultCount: 2, results: [hit, { wrapperType: 'artist', artistId: 11 }] }),
  )
  expect(await apple.client.audiobooks.search(' harbour lights ', { limit: 20 })).toEqual([
    {
      id: 1500000001,
      title: 'Harbour Lights (Unabridged)',
      author: 'Ann Author & Bob Writer',
      authorId: 11,
      releaseDate: '2026-09-02',
      genre: 'Fiction',
      description: null,
      cover: 'https://is1-ssl.mzstatic.com/image/thumb/x/600x600bb.jpg',
      page: 'https://books.apple.com/de/audiobook/x/id1500000001',
    },
  ])
  expect(apple.server.received[0]?.target).toBe(
    '/search?term=harbour+lights&media=audiobook&entity=audiobook&country=de&limit=20',
  )
})

test('facts may be written in other ways', async () => {
  await using apple = await itunes((_, response) =>
    json(response, { results: [{ ...hit, artistName: 7, artistId: '11' }] }),
  )
  expect(await apple.client.audiobooks.search('x')).toMatchObject([{ author: '7', authorId: 11 }])
})

test('an audiobook of another shape is an error, not a hit less', async () => {
  await using apple = await itunes((_, response) => json(response, { results: [{ ...hit, collectionName: 7 }] }))
  await expect(apple.client.audiobooks.search('x')).rejects.toMatchObject({ code: 'unexpected_response' })
})

test('refuses a search for nothing and wrong limits', async () => {
  await using apple = await itunes((_, response) => json(response, { results: [] }))
  await expect(apple.client.audiobooks.search('  ')).rejects.toThrow(TypeError)
  for (const limit of [0, 201, 1.5])
    await expect(apple.client.audiobooks.search('x', { limit })).rejects.toThrow(RangeError)
  expect(apple.server.received).toEqual([])
  expect(() => createItunes({ country: 'Germany' })).toThrow(/country/)
})

test.each([403, 429])('%d means too many requests: the next one goes out a minute later', async (status) => {
  let calls = 0
  await using apple = await itunes((_, response) => {
    calls += 1
    json(response, { results: [] }, calls === 1 ? status : 200)
  })
  await expect(apple.client.audiobooks.search('x')).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 60,
    status,
  })
  expect(await apple.client.audiobooks.search('x')).toEqual([])
  expect(apple.clock.slept).toEqual([60_000])
})

test('a cover address is changed in its size alone', () => {
  expect(coverOfWidth('https://x/100x100bb/thumb/100x100bb.png', 1200)).toBe(
    'https://x/100x100bb/thumb/1200x1200bb.png',
  )
  expect(coverOfWidth('https://x/cover.jpg', 600)).toBe('https://x/cover.jpg')
})

test.skipIf(!data.present)(`contract bodies of itunes${data.note}`, async () => {
  await using apple = await itunes(({ target }, response) =>
    json(response, data.json(target.includes('nothing') ? 'search-empty.json' : 'search.json')),
  )
  expect(await apple.client.audiobooks.search('nothing')).toEqual([])
  expect(await apple.client.audiobooks.search('salt')).toMatchObject([
    { title: 'The Salt Road: Tidewright Cycle, Book 1 (Unabridged)', author: 'Mara Ellison & Dov Harker' },
  ])
})

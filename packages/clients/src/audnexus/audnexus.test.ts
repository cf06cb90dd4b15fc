import { describe, expect, test } from 'vitest'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createAudnexus } from './client.ts'

const data = contractData('audnexus')

async function audnexus(handler: Handler, options: { region?: 'us' | 'de' } = {}) {
  const server = await serve(handler)
  const client = createAudnexus({ baseUrl: server.url, clock: createInstantClock(), ...options })
  return { client, server, [Symbol.asyncDispose]: () => server.close() }
}

const book = {
  asin: 'B000000001',
  title: 'Harbour Lights',
  authors: [{ asin: 'B0AUTHOR01', name: 'Ann Author' }, { name: 'Bob Writer' }],
  narrators: [{ name: 'Nell Reader' }],
  seriesPrimary: { asin: 'B0SERIES01', name: 'Harbour', position: '1-2' },
  seriesSecondary: { name: 'Sea Universe' },
  genres: [
    { name: 'Fiction', type: 'genre' },
    { name: 'Sea', type: 'tag' },
  ],
  language: 'English',
  formatType: 'abridged',
  releaseDate: '2018-02-20T00:00:00.000Z',
  runtimeLengthMin: 642,
}

test('reads a book of its region', async () => {
  await using nexus = await audnexus((_, response) => json(response, book), { region: 'de' })
  expect(await nexus.client.books.get('B000000001')).toEqual({
    asin: 'B000000001',
    title: 'Harbour Lights',
    subtitle: null,
    authors: [
      { asin: 'B0AUTHOR01', name: 'Ann Author' },
      { asin: null, name: 'Bob Writer' },
    ],
    narrators: ['Nell Reader'],
    series: [
      { asin: 'B0SERIES01', title: 'Harbour', sequence: '1-2' },
      { asin: null, title: 'Sea Universe', sequence: null },
    ],
    genres: ['Fiction'],
    tags: ['Sea'],
    description: null,
    cover: null,
    isbn: null,
    language: 'english',
    abridged: true,
    publisher: null,
    releaseDate: '2018-02-20',
    durationMinutes: 642,
  })
  await nexus.client.books.get('B000000001', { refresh: true })
  expect(nexus.server.received.map(({ target }) => target)).toEqual([
    '/books/B000000001?region=de',
    '/books/B000000001?region=de&update=1',
  ])
})

test('facts may be written in other ways, and names may be lacking', async () => {
  const loose = {
    ...book,
    authors: [{ name: null }, { name: 'Ann Author' }],
    genres: [{ name: null, type: 'tag' }],
    seriesPrimary: { name: 'Harbour', position: 2 },
    seriesSecondary: { name: null },
    isbn: 9781772305241,
    runtimeLengthMin: '642',
  }
  await using nexus = await audnexus((_, response) => json(response, loose))
  expect(await nexus.client.books.get('B000000001')).toMatchObject({
    authors: [{ asin: null, name: 'Ann Author' }],
    tags: [],
    series: [{ title: 'Harbour', sequence: '2' }],
    isbn: '9781772305241',
    durationMinutes: 642,
  })
})

test('searches books and authors', async () => {
  await using nexus = await audnexus(({ target }, response) =>
    json(response, target.startsWith('/books') ? [book] : [{ asin: 'B0AUTHOR01', name: 'Ann Author' }]),
  )
  expect(await nexus.client.books.search(' lights ')).toMatchObject([{ title: 'Harbour Lights' }])
  expect(await nexus.client.authors.search('Ann')).toEqual([{ asin: 'B0AUTHOR01', name: 'Ann Author' }])
  expect(nexus.server.received.map(({ target }) => target)).toEqual([
    '/books/search?q=lights&region=us',
    '/authors?name=Ann&region=us',
  ])
  await expect(nexus.client.books.search(' ')).rejects.toThrow(TypeError)
  await expect(nexus.client.authors.search('')).rejects.toThrow(TypeError)
})

test.each([
  [400, 'BAD_REQUEST', 'rejected', /form/, 1],
  [400, 'CONTENT_TYPE_MISMATCH', 'rejected', /podcast/, 1],
  [422, 'VALIDATION_ERROR', 'rejected', /form/, 1],
  [404, 'NOT_FOUND', 'not_found', /not found/, 1],
  [404, 'REGION_UNAVAILABLE', 'not_found', /region/, 1],
  [429, 'RATE_LIMIT_EXCEEDED', 'rate_limited', /too many/, 3],
  [500, '500', 'unavailable', /not available/, 3],
  [418, 418, 'rejected', /refused/, 1],
])('%d %s', async (status, word, code, message, calls) => {
  await using nexus = await audnexus((_, response) =>
    json(response, { error: { code: word, message: 'x', details: null } }, status),
  )
  await expect(nexus.client.books.get('B000000001')).rejects.toMatchObject({
    code,
    status,
    message: expect.stringMatching(message),
  })
  expect(nexus.server.received).toHaveLength(calls)
})

test('an error that is no JSON is judged by its status', async () => {
  await using nexus = await audnexus((_, response) => response.writeHead(404).end('nothing') as unknown as undefined)
  await expect(nexus.client.authors.get('B0AUTHOR01')).rejects.toMatchObject({ code: 'not_found', status: 404 })
})

const replay = (name: string, status = 200) => audnexus((_, response) => json(response, data.json(name), status))

describe.skipIf(!data.present)(`contract bodies of audnexus${data.note}`, () => {
  test('book-B079LRSMNN.json, book-two-series.json', async () => {
    await using one = await replay('book-B079LRSMNN.json')
    expect(await one.client.books.get('B079LRSMNN')).toMatchObject({
      title: "Galaxy's Edge",
      series: [{ title: "Galaxy's Edge Series", sequence: '1-2' }],
      genres: ['Science Fiction & Fantasy'],
      tags: ['Science Fiction', 'Military'],
      abridged: false,
    })
    await using two = await replay('book-two-series.json')
    expect((await two.client.books.get('B0BOOK0002')).series).toHaveLength(2)
  })

  test('chapters.json', async () => {
    await using nexus = await replay('chapters.json')
    const chapters = await nexus.client.books.chapters('B079LRSMNN')
    expect(chapters).toMatchObject({ introDuration: 2043, outroDuration: 5062, accurate: true, duration: 62548009 })
    expect(chapters.chapters[1]).toEqual({ title: 'Part One', start: 21073, duration: 1591 })
  })

  test('author-B012DQ3BCM.json, authors-search.json', async () => {
    await using author = await replay('author-B012DQ3BCM.json')
    const { name, similar, genres } = await author.client.authors.get('B012DQ3BCM')
    expect({ name, similar: similar.length, genres: genres.length }).toEqual({
      name: 'Jason Anspach',
      similar: 4,
      genres: 2,
    })
    await using found = await replay('authors-search.json')
    expect(await found.client.authors.search('Jason')).toHaveLength(2)
  })

  test.each([
    ['error-400-bad-request.json', 400, 'rejected'],
    ['error-400-content-type.json', 400, 'rejected'],
    ['error-404-not-found.json', 404, 'not_found'],
    ['error-404-region.json', 404, 'not_found'],
    ['error-429.json', 429, 'rate_limited'],
  ])('%s', async (name, status, code) => {
    await using nexus = await replay(name, status)
    await expect(nexus.client.books.get('B079LRSMNN')).rejects.toMatchObject({ code, status })
  })
})

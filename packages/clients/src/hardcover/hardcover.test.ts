import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler, type Received } from '../testing/serve.ts'
import { createHardcover } from './client.ts'
import { onePerPosition } from './one-per-position.ts'

const data = contractData('hardcover')
const Sent = z.object({ query: z.string(), variables: z.record(z.string(), z.union([z.string(), z.number()])) })
const sent = (request: Received | undefined) => Sent.parse(JSON.parse(request?.body ?? ''))

async function hardcover(handler: Handler, token = 'CANARY-token') {
  const server = await serve(handler)
  const clock = createInstantClock()
  const client = createHardcover({ baseUrl: server.url, token, clock })
  return { client, server, clock, [Symbol.asyncDispose]: () => server.close() }
}

const seriesOf = (more: object, books: object[] = []) => ({
  data: { series_by_pk: { id: 1, name: 'Harbour', book_series: [], ...more }, books },
})

test('asks with the token and reads a series', async () => {
  await using cover = await hardcover(
    (_, response) =>
      json(
        response,
        seriesOf(
          {
            id: '42',
            slug: 'harbour',
            author: { id: 5, name: 'Ann Author' },
            primary_books_count: 3,
            is_completed: false,
            book_series: [
              {
                position: 1,
                details: '1-3',
                compilation: false,
                book: {
                  id: 7,
                  title: 'Harbour Lights',
                  release_year: 2027,
                  users_count: 12,
                  compilation: true,
                },
              },
              { position: null, book: { id: 8, title: 'Harbour Companion', canonical_id: null } },
              { position: 2, book: { id: 9, title: 'A duplicate', canonical_id: 7 } },
              { position: '3', book: null },
            ],
          },
          [
            {
              id: '7',
              contributions: [
                { contribution: null, author: { id: 5, name: 'Ann Author' } },
                { contribution: 'Narrator', author: { id: 6, name: 'Nell Reader' } },
                { contribution: null, author: { id: 7, name: null } },
              ],
              default_audio_edition: { id: 70, asin: 'B000000007', audio_seconds: 36000, language: { code2: 'en' } },
            },
          ],
        ),
      ),
    'Bearer CANARY-token',
  )
  expect(await cover.client.series.get(42)).toEqual({
    id: 42,
    name: 'Harbour',
    slug: 'harbour',
    author: { id: 5, name: 'Ann Author' },
    primaryBooks: 3,
    completed: false,
    books: [
      {
        id: 7,
        title: 'Harbour Lights',
        slug: null,
        position: 1,
        details: '1-3',
        compilation: true,
        partial: false,
        authors: ['Ann Author'],
        releaseDate: '2027',
        readers: 12,
        audio: { asin: 'B000000007', isbn: null, durationSeconds: 36000, releaseDate: null, language: 'en' },
      },
      expect.objectContaining({ id: 8, position: null, audio: null, authors: [], releaseDate: null }),
    ],
  })
  const [request] = cover.server.received
  expect(request).toMatchObject({
    method: 'POST',
    target: '/graphql',
    headers: { authorization: 'Bearer CANARY-token' },
  })
  expect(sent(request).variables).toEqual({ id: 42 })
})

test('no query uses an operator that is banned', async () => {
  await using cover = await hardcover((_, response) =>
    json(response, { data: { series_by_pk: null, search: null, editions: [], books: [], authors: [] } }),
  )
  const { series, books, authors, editions } = cover.client
  for (const get of [series.get, books.get, authors.get]) await get(1).catch(() => {})
  for (const { search } of [series, books, authors]) await search('x')
  await editions.byAsin('B000000007')
  await books.byAuthor(1).page()
  expect(cover.server.received).toHaveLength(8)
  for (const request of cover.server.received) expect(sent(request).query).not.toMatch(/_like|_ilike|_regex|_similar/)
})

test('a series that is not there is "not found"', async () => {
  await using cover = await hardcover((_, response) => json(response, { data: { series_by_pk: null, books: [] } }))
  await expect(cover.client.series.get(1)).rejects.toMatchObject({ code: 'not_found' })
})

test('a duplicate leads to its series', async () => {
  await using cover = await hardcover((request, response) =>
    json(
      response,
      sent(request).variables['id'] === 51
        ? seriesOf({ id: 51, canonical_id: 42, state: 'duplicate' })
        : seriesOf({ id: 42 }),
    ),
  )
  expect(await cover.client.series.get(51)).toMatchObject({ id: 42 })
})

test('duplicates in a circle are an error', async () => {
  await using cover = await hardcover((request, response) => {
    const id = Number(sent(request).variables['id'])
    json(response, seriesOf({ id, canonical_id: 3 - id }))
  })
  await expect(cover.client.series.get(1)).rejects.toMatchObject({ code: 'unexpected_response' })
  expect(cover.server.received).toHaveLength(4)
})

const results = {
  found: 1,
  hits: [{ document: { id: '42', name: 'Harbour', author_name: 'Ann Author', readers_count: 9 } }],
}

test.each([
  ['an object', results, 1],
  ['JSON text', JSON.stringify(results), 1],
  ['nothing', null, 0],
])('search results may be %s', async (_, found, count) => {
  await using cover = await hardcover((_, response) => json(response, { data: { search: { results: found } } }))
  const hits = await cover.client.series.search(' harbour ', { limit: 3 })
  expect(hits).toEqual(
    [{ id: 42, name: 'Harbour', slug: null, author: 'Ann Author', books: null, primaryBooks: null, readers: 9 }].slice(
      0,
      count,
    ),
  )
  expect(sent(cover.server.received[0]).variables).toEqual({ words: 'harbour', type: 'Series', limit: 3 })
})

test.each(['{"found":1', '[]', '{"found":1,"hits":[{}]}'])(
  'search results that are %s are not understood',
  async (found) => {
    await using cover = await hardcover((_, response) => json(response, { data: { search: { results: found } } }))
    await expect(cover.client.series.search('x')).rejects.toMatchObject({ code: 'unexpected_response' })
  },
)

test('finds the book and series of a recording, and what duplicates stand for', async () => {
  await using cover = await hardcover((_, response) =>
    json(response, {
      data: {
        editions: [
          {
            id: 70,
            asin: 'B000000007',
            book: { id: 7, title: 'Harbour Lights', canonical_id: 6 },
          },
        ],
        books: [
          {
            id: 7,
            book_series: [{ position: 1.5, featured: true, series: { id: 51, name: 'Harbour', canonical_id: 42 } }],
          },
        ],
      },
    }),
  )
  expect(await cover.client.editions.byAsin('B000000007')).toEqual([
    {
      id: 70,
      asin: 'B000000007',
      isbn: null,
      book: { id: 6, title: 'Harbour Lights', series: [{ id: 42, name: 'Harbour', position: 1.5, featured: true }] },
    },
  ])
})

const graphqlError = (code: string) => ({ errors: [{ message: 'CANARY-token in text', extensions: { code } }] })

test.each([
  [200, graphqlError('validation-failed'), 'rejected', 1],
  [200, graphqlError('something-new'), 'rejected', 1],
  [200, graphqlError('invalid-jwt'), 'unauthorized', 1],
  [200, graphqlError('access-denied'), 'forbidden', 1],
  [200, { data: seriesOf({}).data, ...graphqlError('unexpected') }, 'unavailable', 3],
  [400, { error: 'invalid_query' }, 'rejected', 1],
  [401, { error: 'invalid_token' }, 'unauthorized', 1],
  [403, { error: 'insufficient_scope', scope: 'read:books' }, 'forbidden', 1],
  [403, { error: 'unsupported_operation' }, 'forbidden', 1],
  [403, graphqlError('top_level_limit_exceeded'), 'rejected', 1],
  [408, { error: 'Request timeout' }, 'timeout', 3],
  [429, { error: 'Too Many Requests' }, 'rate_limited', 3],
  [500, { error: 'An unknown error occurred' }, 'unavailable', 3],
  [503, { error: 'Service temporarily unavailable' }, 'unavailable', 3],
])('%d with %j', async (status, body, code, calls) => {
  await using cover = await hardcover((_, response) => json(response, body, status))
  const error: unknown = await cover.client.series.get(1).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code, status })
  expect(cover.server.received).toHaveLength(calls)
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('CANARY')
})

test.each([
  ['Retry-After', { 'retry-after': '12' }, 12],
  ['the minute', { ratelimit: '"Free";r=0;t=20, "daily";r=4231;t=51234', 'retry-after': '12' }, 20],
  ['the day', { ratelimit: '"Free";r=0;t=12, "daily";r=0;t=51234', 'retry-after': '12' }, 51234],
])('a 429 waits for %s', async (_, headers, retryAfter) => {
  await using cover = await hardcover((_, response) => json(response, { error: 'Too Many Requests' }, 429, headers))
  await expect(cover.client.series.get(1)).rejects.toMatchObject({ code: 'rate_limited', retryAfter })
})

test('keeps what the account may still ask for', async () => {
  const headers = { ratelimit: '"Free";r=8;t=42, "daily";r=4231;t=51234' }
  await using cover = await hardcover((_, response) => json(response, seriesOf({}), 200, headers))
  expect(cover.client.limits()).toBeNull()
  await cover.client.series.get(1)
  expect(cover.client.limits()).toEqual({
    minute: { left: 8, resetSeconds: 42 },
    day: { left: 4231, resetSeconds: 51234 },
  })
})

/** A series as an older, deeper query was answered, with what lay deep in it beside it. */
function flattened(body: unknown) {
  const { data: found } = Nested.parse(body)
  const books = found.series_by_pk.book_series.flatMap(({ book }) => book ?? [])
  return { data: { ...found, books } }
}
const Nested = z.object({
  data: z.object({
    series_by_pk: z.looseObject({ book_series: z.array(z.looseObject({ book: z.looseObject({}).nullish() })) }),
  }),
})

const replay = (name: string, status = 200) => hardcover((_, response) => json(response, data.json(name), status))

describe.skipIf(!data.present)(`contract bodies of hardcover${data.note}`, () => {
  test('series-by-pk.json', async () => {
    await using cover = await hardcover((_, response) => json(response, flattened(data.json('series-by-pk.json'))))
    const { books, ...about } = await cover.client.series.get(4242)
    expect(about).toMatchObject({ name: 'Tidewright Cycle', primaryBooks: 5, completed: false })
    expect(onePerPosition(books).map(({ title, position }) => `${position} ${title}`)).toEqual([
      '0.5 Before the Road',
      '1 The Salt Road',
      '2 Harbor of Glass',
      '2.5 The Lamp Oath',
      '3 Winter Lantern',
      '4 The Drowned Gate',
      'null The Tidewright Companion',
    ])
    expect(onePerPosition(books)[1]).toMatchObject({ id: 9001, authors: ['Mara Ellison'] })
  })

  test('series-canonical-redirect.json', async () => {
    await using cover = await hardcover((request, response) =>
      json(
        response,
        flattened(
          data.json(sent(request).variables['id'] === 5151 ? 'series-canonical-redirect.json' : 'series-by-pk.json'),
        ),
      ),
    )
    expect(await cover.client.series.get(5151)).toMatchObject({ id: 4242 })
  })

  test.each([
    ['search-series-object.json', 1],
    ['search-series-string.json', 1],
    ['search-empty.json', 0],
  ])('%s', async (name, count) => {
    await using cover = await replay(name)
    expect(await cover.client.series.search('x')).toHaveLength(count)
  })

  test.each([
    ['error-200-graphql-errors.json', 200, 'rejected'],
    ['error-400-invalid-query.json', 400, 'rejected'],
    ['error-401-invalid-token.json', 401, 'unauthorized'],
    ['error-403-insufficient-scope.json', 403, 'forbidden'],
    ['error-403-top-level-limit.json', 403, 'rejected'],
    ['error-403-unsupported-operation.json', 403, 'forbidden'],
    ['error-408.json', 408, 'timeout'],
    ['error-429.json', 429, 'rate_limited'],
    ['error-500.json', 500, 'unavailable'],
    ['error-503.json', 503, 'unavailable'],
  ])('%s', async (name, status, code) => {
    await using cover = await replay(name, status)
    await expect(cover.client.series.get(1)).rejects.toMatchObject({ code, status })
  })
})

import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createGoogleBooks } from './client.ts'

const volume = (id: string, info: object = {}) => ({ id, volumeInfo: { title: `Title of ${id}`, ...info } })
const start = Date.UTC(2026, 6, 1, 12)

async function books(handler: Handler, options: { apiKey?: string; country?: string } = {}) {
  const server = await serve((request, response, raw) => {
    response.setHeader('date', new Date(start).toUTCString())
    return handler(request, response, raw)
  })
  const clock = createInstantClock(start)
  const client = createGoogleBooks({ baseUrl: server.url, clock, ...options })
  const queries = () => server.received.map(({ target }) => new URL(target, server.url).searchParams)
  return { client, server, clock, queries, [Symbol.asyncDispose]: () => server.close() }
}

const collect = async <T>(list: AsyncIterable<T>) => {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

test('reads a volume with every fact', async () => {
  await using google = await books((_, response) =>
    json(response, {
      id: 'abc',
      volumeInfo: {
        title: 'Harbour Lights',
        subtitle: 'A Novel',
        authors: ['Ann Author', 'Collectif'],
        publisher: 'Press',
        publishedDate: '2019-10-03T00:00:00+02:00',
        description: '<p>Text</p>',
        industryIdentifiers: [
          { type: 'OTHER', identifier: 'UCSC:32106018' },
          { type: 'ISBN_10', identifier: '0747542988' },
        ],
        pageCount: 0,
        categories: ['Fiction / Sea'],
        language: 'en',
        imageLinks: { thumbnail: 'http://books.google.com/x?id=abc&edge=curl&zoom=1' },
        seriesInfo: {
          bookDisplayNumber: '4',
          volumeSeries: [{ seriesId: 's1', seriesBookType: 'ISSUE', orderNumber: 10 }],
        },
      },
    }),
  )
  expect(await google.client.volumes.get('abc')).toEqual({
    id: 'abc',
    title: 'Harbour Lights',
    subtitle: 'A Novel',
    authors: ['Ann Author', 'Collectif'],
    publisher: 'Press',
    publishedDate: '2019-10-03',
    description: '<p>Text</p>',
    isbn10: '0747542988',
    isbn13: '9780747542988',
    pageCount: null,
    categories: ['Fiction / Sea'],
    language: 'en',
    covers: { thumbnail: 'https://books.google.com/x?id=abc&zoom=1' },
    series: { displayNumber: '4', memberships: [{ id: 's1', type: 'ISSUE', order: 10 }] },
  })
  expect(google.server.received[0]?.target).toMatch(/^\/volumes\/abc\?fields=id/)
})

test('reads a volume of which little is known', async () => {
  await using google = await books((_, response) => json(response, volume('abc')))
  expect(await google.client.volumes.get('abc')).toMatchObject({ authors: [], isbn13: null, covers: {}, series: null })
})

/** Answers with as many volumes as asked for until there are no more; ids from `first`. */
const shelf =
  (count: number): Handler =>
  ({ target }, response) => {
    const query = new URL(target, 'http://x').searchParams
    const from = Number(query.get('startIndex'))
    const size = Math.max(0, Math.min(Number(query.get('maxResults')), count - from))
    const items = Array.from({ length: size }, (_, index) => volume(`v${from + index}`))
    json(response, { totalItems: count * 3, ...(items.length > 0 ? { items } : {}) })
  }

test('a search goes on until a page is short, whatever the total says', async () => {
  await using google = await books(shelf(95), { apiKey: 'secret-key', country: 'US' })
  const found = await collect(google.client.volumes.search({ title: 'x', language: 'en', orderBy: 'newest' }))
  expect(found).toHaveLength(95)
  expect(google.queries().map((query) => query.get('startIndex'))).toEqual(['0', '40', '80'])
  expect(Object.fromEntries(google.queries()[0] ?? [])).toMatchObject({
    q: 'intitle:"x"',
    maxResults: '40',
    langRestrict: 'en',
    orderBy: 'newest',
    key: 'secret-key',
    country: 'US',
    fields: expect.stringMatching(/^totalItems,items\(id,volumeInfo\(title,/),
  })
})

test('a search ends when Google leaves out the items', async () => {
  await using google = await books(shelf(80))
  expect(await collect(google.client.volumes.search({ text: 'x' }))).toHaveLength(80)
  expect(google.server.received).toHaveLength(3)
})

test('a search ends when pages come again, and gives each volume once', async () => {
  await using google = await books((_, response) =>
    json(response, { totalItems: 2009, items: Array.from({ length: 10 }, (_, index) => volume(`v${index}`)) }),
  )
  expect(await collect(google.client.volumes.search({ text: 'x', pageSize: 10 }))).toHaveLength(10)
  expect(google.server.received).toHaveLength(2)
})

test('volumes without a title are left out and still count for the end of a page', async () => {
  await using google = await books(({ target }, response) => {
    const first = target.includes('startIndex=0')
    json(response, first ? { items: [volume('a'), { id: 'b', volumeInfo: {} }] } : { items: [volume('c')] })
  })
  const found = await collect(google.client.volumes.search({ text: 'x', pageSize: 2 }))
  expect(found.map(({ id }) => id)).toEqual(['a', 'c'])
})

test('a search of volumes without titles alone ends', async () => {
  await using google = await books(({ target }, response) => {
    const from = Number(new URL(target, 'http://x').searchParams.get('startIndex'))
    json(response, { items: Array.from({ length: 40 }, (_, index) => ({ id: `v${from + index}`, volumeInfo: {} })) })
  })
  expect(await collect(google.client.volumes.search({ text: 'x' }))).toEqual([])
  expect(google.server.received).toHaveLength(3)
})

test('a page is new when a volume without a title on it is', async () => {
  const pages: Record<string, object> = {
    '0': { items: [volume('a'), { id: 'b', volumeInfo: {} }] },
    '2': { items: [volume('a'), { id: 'c', volumeInfo: {} }] },
    '4': { items: [volume('d')] },
  }
  await using google = await books(({ target }, response) =>
    json(response, pages[new URL(target, 'http://x').searchParams.get('startIndex') ?? '']),
  )
  const found = await collect(google.client.volumes.search({ text: 'x', pageSize: 2 }))
  expect(found.map(({ id }) => id)).toEqual(['a', 'd'])
})

test('facts may be written in other ways', async () => {
  await using google = await books((_, response) =>
    json(
      response,
      volume('abc', {
        authors: ['Ann Author', null],
        pageCount: '320',
        publishedDate: 1998,
        industryIdentifiers: [{ type: 'OTHER' }, { type: 'ISBN_10', identifier: '0747542988' }],
        imageLinks: { thumbnail: null },
        seriesInfo: {
          bookDisplayNumber: 4,
          volumeSeries: [{ orderNumber: '10' }, { seriesId: 's', orderNumber: '10' }],
        },
      }),
    ),
  )
  expect(await google.client.volumes.get('abc')).toMatchObject({
    authors: ['Ann Author'],
    pageCount: 320,
    publishedDate: '1998',
    isbn10: '0747542988',
    covers: {},
    series: { displayNumber: '4', memberships: [{ id: 's', order: 10 }] },
  })
})

test.each([0, 41, 1.5])('refuses pages of %d volumes, which Google answers with 400', async (pageSize) => {
  await using google = await books(shelf(1))
  expect(() => google.client.volumes.search({ text: 'x', pageSize })).toThrow(RangeError)
})

test('an author is looked for among books', async () => {
  await using google = await books(shelf(1))
  await collect(google.client.volumes.byAuthor('Ann Author'))
  expect(google.queries()[0]?.get('q')).toBe('inauthor:"Ann Author"')
  expect(google.queries()[0]?.get('printType')).toBe('books')
})

const identified = (type: string, identifier: string) => volume('hit', { industryIdentifiers: [{ type, identifier }] })

test.each([
  ['by the long form', '978-0-7475-4298-8', 'isbn:9780747542988', identified('ISBN_13', '9780747542988'), 1],
  ['given the short form', '0747542988', 'isbn:9780747542988', identified('ISBN_13', '9780747542988'), 1],
  ['by the short form', '9780747542988', 'isbn:0747542988', identified('ISBN_10', '0747542988'), 2],
  ['as text', '9780747542988', '9780747542988', identified('ISBN_13', '9780747542988'), 3],
])('finds an ISBN %s', async (_, isbn, answering, hit, requests) => {
  await using google = await books(({ target }, response) => {
    const q = new URL(target, 'http://x').searchParams.get('q')
    json(response, q === answering ? { items: [volume('other'), hit] } : { totalItems: 0 })
  })
  expect(await google.client.volumes.byIsbn(isbn)).toMatchObject({ id: 'hit' })
  expect(google.server.received).toHaveLength(requests)
})

test('a volume without the number is no hit', async () => {
  await using google = await books((_, response) => json(response, { items: [volume('about-it')] }))
  expect(await google.client.volumes.byIsbn('9780747542988')).toBeNull()
})

test('refuses what is no ISBN', async () => {
  await using google = await books(shelf(1))
  await expect(google.client.volumes.byIsbn('9780747542987')).rejects.toThrow(TypeError)
  expect(google.server.received).toEqual([])
})

const quota = (limit: string) => ({
  error: {
    message: `Quota exceeded for quota metric 'Queries' and limit '${limit}'`,
    errors: [{ reason: 'rateLimitExceeded' }],
    status: 'RESOURCE_EXHAUSTED',
  },
})
const older = (reason: string) => ({ error: { errors: [{ domain: 'usageLimits', reason }], code: 403 } })

test.each([
  ['429 a day', 429, quota('Queries per day'), 19 * 3600],
  ['429 a minute', 429, quota('Queries per minute per user'), 60],
  ['429 of unknown form', 429, 'slow down', 60],
  ['403 a day', 403, older('dailyLimitExceeded'), 19 * 3600],
  ['403 a user', 403, older('userRateLimitExceeded'), 60],
])('%s says when it is lifted, and is not tried again', async (_, status, body, retryAfter) => {
  await using google = await books((_, response) => json(response, body, status))
  await expect(google.client.volumes.get('abc')).rejects.toMatchObject({ code: 'rate_limited', status, retryAfter })
  expect(google.server.received).toHaveLength(1)
})

test('when the day is spent the next calls are not sent', async () => {
  await using google = await books((_, response) => json(response, quota('Queries per day'), 429))
  await expect(google.client.volumes.get('abc')).rejects.toMatchObject({ code: 'rate_limited', status: 429 })
  await expect(google.client.volumes.get('abc')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 19 * 3600 })
  expect(google.server.received).toHaveLength(1)
  expect(google.clock.slept).toEqual([])
})

test('after a minute the next call goes out', async () => {
  let calls = 0
  await using google = await books((_, response) => {
    calls += 1
    json(response, calls === 1 ? quota('Queries per minute') : volume('abc'), calls === 1 ? 429 : 200)
  })
  await expect(google.client.volumes.get('abc')).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await google.client.volumes.get('abc')).toMatchObject({ id: 'abc' })
  expect(google.clock.slept).toEqual([60_000])
})

test.each([
  [400, { error: { details: [{ reason: 'API_KEY_INVALID' }] } }, 'unauthorized', 1],
  [400, { error: { errors: [{ reason: 'queryRequired' }] } }, 'rejected', 1],
  [401, {}, 'unauthorized', 1],
  [403, { error: { errors: [{ reason: 'forbidden' }] } }, 'forbidden', 1],
  [404, { error: { errors: [{ reason: 'notFound' }] } }, 'not_found', 1],
  [503, { error: { errors: [{ reason: 'backendFailed' }] } }, 'unavailable', 4],
])('%d is told apart', async (status, body, code, calls) => {
  await using google = await books((_, response) => json(response, body, status))
  await expect(google.client.volumes.get('abc')).rejects.toMatchObject({ code, status })
  expect(google.server.received).toHaveLength(calls)
})

test('the key is in no error', async () => {
  await using google = await books((_, response) => json(response, { error: { message: 'CANARY-key' } }, 400), {
    apiKey: 'CANARY-key',
  })
  const error = await google.client.volumes.get('abc').catch((thrown: unknown) => thrown)
  expect(google.queries()[0]?.get('key')).toBe('CANARY-key')
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('CANARY')
})

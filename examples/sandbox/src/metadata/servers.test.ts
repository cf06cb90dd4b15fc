import { describe, expect, test } from 'vitest'
import { startAudnexus } from '../audnexus/server.ts'
import { startHardcover } from '../hardcover/server.ts'
import { startItunes } from '../itunes/server.ts'
import { startOpenLibrary } from '../open-library/server.ts'

async function ask(url: string, init?: RequestInit) {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) }
}

describe('Audnexus', () => {
  test.each([
    ['/books/B0MURDR100', 200, { asin: 'B0MURDR100', seriesPrimary: { name: 'The Murderbot Diaries', position: '1' } }],
    ['/books/B0MURDR100?region=xx', 422, { error: { code: 'VALIDATION_ERROR' } }],
    ['/books/nothing', 400, { error: { code: 'BAD_REQUEST', details: null } }],
    ['/books/B000000000', 404, { error: { code: 'NOT_FOUND', details: { asin: 'B000000000' } } }],
    ['/books/B000000000/chapters', 404, { error: { code: 'NOT_FOUND' } }],
    ['/books/search?q=', 422, { error: { code: 'VALIDATION_ERROR' } }],
    ['/authors?name=wells', 200, [{ name: 'Martha Wells' }]],
    ['/authors/B000000000', 404, { error: { code: 'NOT_FOUND' } }],
    ['/somewhere', 404, { error: { code: 'NOT_FOUND' } }],
    ['/health', 200, { status: 'ok' }],
  ])('%s is answered with %d', async (path, status, body) => {
    await using server = await startAudnexus()
    const answer = await ask(server.url + path)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(body)
  })

  test('chapters fill the recording from its intro to its outro', async () => {
    await using server = await startAudnexus()
    const { body } = await ask(`${server.url}/books/B0EXPAN200/chapters`)
    const last = body.chapters.at(-1)
    expect(body.chapters[0].startOffsetMs).toBe(body.brandIntroDurationMs)
    expect(last.startOffsetMs + last.lengthMs + body.brandOutroDurationMs).toBe(body.runtimeLengthMs)
  })

  test('after the limit it refuses until the minute is over', async () => {
    let now = 0
    await using server = await startAudnexus({ limit: 1, now: () => now })
    await ask(`${server.url}/health`)
    const refused = await ask(`${server.url}/health`)
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMIT_EXCEEDED' } } })
    expect(refused.headers.get('retry-after')).toBe('60')
    now = 60_000
    expect((await ask(`${server.url}/health`)).status).toBe(200)
  })
})

describe('Hardcover', () => {
  const headers = { authorization: 'Bearer sandbox-token', 'content-type': 'application/json' }
  const send = (url: string, query: string, variables = {}) =>
    ask(`${url}/v1/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })

  test.each([
    ['a field that does not exist', 'query { series_by_pk(id: 4000) { nothing } }', 200, 'validation-failed'],
    ['a banned pattern', 'query { editions(where: {asin: {_ilike: "B0%"}}) { id } }', 200, 'validation-failed'],
    [
      'four objects inside one another',
      'query { series_by_pk(id: 4000) { book_series { book { contributions { contribution } } } } }',
      200,
      'validation-failed',
    ],
    [
      'six fields at once',
      `query { ${'abcdef'.replace(/./g, '$&: series_by_pk(id: 1) { id } ')} }`,
      403,
      'top_level_limit_exceeded',
    ],
  ])('%s is an error', async (_, query, status, code) => {
    await using server = await startHardcover()
    const answer = await send(server.url, query)
    expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } })
  })

  test.each([
    ['what does not parse', 'query {', 400, 'invalid_query'],
    ['a change', 'mutation { delete_book(id: 1) { id } }', 403, 'unsupported_operation'],
  ])('%s is refused', async (_, query, status, error) => {
    await using server = await startHardcover()
    expect(await send(server.url, query)).toMatchObject({ status, body: { error } })
  })

  test('a wrong token and a wrong body are refused', async () => {
    await using server = await startHardcover()
    const url = `${server.url}/v1/graphql`
    expect(await ask(url, { method: 'POST' })).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    expect(await ask(url, { method: 'POST', headers, body: '{' })).toMatchObject({ status: 400 })
    expect((await ask(url)).status).toBe(404)
  })

  test('gives the fields that were asked for and says what is left', async () => {
    await using server = await startHardcover({ limits: { minute: 2, day: 3 } })
    const query = 'query($id: Int!) { series_by_pk(id: $id) { name canonical_id } }'
    const first = await send(server.url, query, { id: 4000 })
    expect(first.body).toEqual({ data: { series_by_pk: { name: expect.any(String), canonical_id: null } } })
    expect(first.headers.get('ratelimit')).toMatch(/^"Free";r=1;t=60, "daily";r=2;t=86400$/)
    const duplicate = await send(server.url, query, { id: 5000 })
    expect(duplicate.body.data.series_by_pk.canonical_id).toBe(4000)
    const refused = await send(server.url, query, { id: 4000 })
    expect(refused).toMatchObject({ status: 429, body: { error: 'Too Many Requests' } })
    expect(refused.headers.get('retry-after')).toBe('60')
  })

  test('each field at the top counts as a request', async () => {
    await using server = await startHardcover()
    const query = 'query { books(where: {id: {_eq: 9000}}) { title } authors(where: {id: {_eq: 500}}) { name } }'
    const answer = await send(server.url, query)
    expect(answer.body.data).toEqual({
      books: [{ title: expect.any(String) }],
      authors: [{ name: expect.any(String) }],
    })
    expect(answer.headers.get('ratelimit')).toContain('"daily";r=4998')
  })

  test('search results are an object and JSON text by turns', async () => {
    await using server = await startHardcover()
    const query = 'query { search(query: "murderbot", query_type: "Series") { ids results } }'
    const [first, second] = [await send(server.url, query), await send(server.url, query)]
    expect(first.body.data.search.results).toMatchObject({ found: 1 })
    expect(JSON.parse(second.body.data.search.results)).toEqual(first.body.data.search.results)
  })
})

describe('Open Library', () => {
  test('gives the fields that were asked for, in windows', async () => {
    await using server = await startOpenLibrary()
    const { body } = await ask(`${server.url}/search.json?author=corey&fields=key,title&limit=2&offset=1`)
    expect(body.numFound).toBeGreaterThan(10)
    expect(body.docs).toHaveLength(2)
    expect(Object.keys(body.docs[0])).toEqual(['key', 'title'])
  })

  test('an ISBN leads to an edition, which leads to its work', async () => {
    await using server = await startOpenLibrary()
    const found = await ask(`${server.url}/search.json?title=network effect`)
    const work = await ask(`${server.url + found.body.docs[0].key}.json`)
    expect(work.body.title).toBe('Network Effect')
    const edition = await ask(
      server.url +
        found.body.docs[0].key.replace(
          /\/works\/OL(\d+)W/,
          (_: string, id: string) => `/books/OL${Number(id) + 400}M.json`,
        ),
    )
    const byIsbn = await ask(`${server.url}/isbn/${edition.body.isbn_13[0]}.json`)
    expect(byIsbn.status).toBe(302)
    expect(byIsbn.headers.get('location')).toBe(`${edition.body.key}.json`)
  })

  test.each(['/works/OL1W.json', '/books/OL1M.json', '/isbn/1.json', '/other'])('%s is not there', async (path) => {
    await using server = await startOpenLibrary()
    expect(await ask(server.url + path)).toMatchObject({ status: 404, body: { error: 'notfound' } })
  })
})

describe('iTunes', () => {
  test('finds audiobooks by words, in the language of the shop', async () => {
    await using server = await startItunes()
    const found = async (query: string) => (await ask(`${server.url}/search?${query}`)).body
    expect(await found('term=wells+exit+strategy&country=us')).toMatchObject({ resultCount: 1 })
    expect(await found('term=wells&country=us&limit=3')).toMatchObject({ resultCount: 3 })
    expect(await found('term=wells&media=music')).toEqual({ resultCount: 0, results: [] })
    expect(await found('term=')).toMatchObject({ resultCount: 0 })
    expect((await ask(`${server.url}/lookup`)).status).toBe(404)
  })

  test('answers 403 after its limit', async () => {
    await using server = await startItunes({ limit: 1 })
    await ask(`${server.url}/search?term=x`)
    expect((await ask(`${server.url}/search?term=x`)).status).toBe(403)
  })
})

import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createOpenLibrary } from './client.ts'

const data = contractData('openlibrary')

async function library(handler: Handler) {
  const server = await serve(handler)
  const client = createOpenLibrary({ baseUrl: server.url, clock: createInstantClock() })
  return { client, server, [Symbol.asyncDispose]: () => server.close() }
}

const collect = async <T>(list: AsyncIterable<T>) => {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

test('finds works with their places in series', async () => {
  await using open = await library((_, response) =>
    json(response, {
      numFound: 2,
      docs: [
        {
          key: '/works/OL1W',
          title: 'Harbour Lights',
          author_name: ['Ann Author', 'Bob Writer'],
          author_key: ['OL9A'],
          first_publish_year: 2013,
          edition_count: 4,
          cover_i: 77,
          language: ['eng'],
          series_name: ['Harbour', 'Sea Universe'],
          series_position: ['3', ''],
        },
        { key: '/works/OL2W' },
      ],
    }),
  )
  expect(await collect(open.client.works.search({ title: 'lights', author: 'author', language: 'en' }))).toEqual([
    {
      key: 'OL1W',
      title: 'Harbour Lights',
      subtitle: null,
      authors: [
        { key: 'OL9A', name: 'Ann Author' },
        { key: null, name: 'Bob Writer' },
      ],
      firstPublishedYear: 2013,
      editions: 4,
      cover: 'https://covers.openlibrary.org/b/id/77-L.jpg',
      languages: ['eng'],
      series: [
        { key: null, name: 'Harbour', sequence: '3' },
        { key: null, name: 'Sea Universe', sequence: null },
      ],
    },
  ])
  const query = new URL(open.server.received[0]?.target ?? '', open.server.url).searchParams
  expect(Object.fromEntries(query)).toMatchObject({ title: 'lights', author: 'author', lang: 'en', offset: '0' })
  expect(query.get('fields')).toContain('series_position')
})

test('places in series may be numbers or absent, and names may be lacking', async () => {
  await using open = await library((_, response) =>
    json(response, {
      numFound: 1,
      docs: [
        {
          key: '/works/OL1W',
          title: 1984,
          author_name: [null, 'Ann Author'],
          author_key: ['OL8A', 'OL9A'],
          edition_count: '4',
          language: ['eng', null],
          series_name: ['Harbour', null, 'Sea Universe'],
          series_position: [3, '1', null],
          series_key: null,
        },
      ],
    }),
  )
  expect((await open.client.works.search({ text: 'x' }).page()).items).toMatchObject([
    {
      title: '1984',
      authors: [{ key: 'OL9A', name: 'Ann Author' }],
      editions: 4,
      languages: ['eng'],
      series: [
        { key: null, name: 'Harbour', sequence: '3' },
        { key: null, name: 'Sea Universe', sequence: null },
      ],
    },
  ])
})

/** A server that says it has `found` works and gives only `there`. */
const shelf =
  (found: number, there: number): Handler =>
  ({ target }, response) => {
    const query = new URL(target, 'http://x').searchParams
    const offset = Number(query.get('offset'))
    const count = Math.max(0, Math.min(Number(query.get('limit')), there - offset))
    json(response, {
      numFound: found,
      docs: Array.from({ length: count }, (_, index) => ({ key: `/works/OL${offset + index}W`, title: 'x' })),
    })
  }

test('a search goes on to the number found, and stops when nothing comes', async () => {
  await using whole = await library(shelf(25, 25))
  expect(await collect(whole.client.works.search({ text: 'x', pageSize: 10 }))).toHaveLength(25)
  expect(whole.server.received).toHaveLength(3)
  await using lacking = await library(shelf(1000, 20))
  expect(await collect(lacking.client.works.search({ text: 'x', pageSize: 10 }))).toHaveLength(20)
  expect(lacking.server.received).toHaveLength(3)
})

test('refuses a search for nothing and wrong page sizes', async () => {
  await using open = await library((_, response) => json(response, {}))
  expect(() => open.client.works.search({ text: ' ' })).toThrow(TypeError)
  expect(() => open.client.works.search({ text: 'x', pageSize: 101 })).toThrow(RangeError)
})

test('reads a work and an edition', async () => {
  await using open = await library(({ target }, response) =>
    json(
      response,
      target.startsWith('/works')
        ? {
            key: '/works/OL1W',
            title: 'Lights',
            description: { value: 'Text' },
            authors: [{ author: { key: '/authors/OL9A' } }, {}],
            covers: [-1],
          }
        : {
            key: '/books/OL3M',
            title: 'Lights',
            series: ['Harbour ; 3'],
            works: [{ key: '/works/OL1W' }],
            languages: [{ key: '/languages/eng' }],
          },
    ),
  )
  expect(await open.client.works.get('/works/OL1W')).toMatchObject({
    key: 'OL1W',
    description: 'Text',
    authorKeys: ['OL9A'],
    cover: null,
  })
  expect(await open.client.editions.get('OL3M')).toMatchObject({
    workKeys: ['OL1W'],
    languages: ['eng'],
    series: [{ name: 'Harbour', sequence: '3' }],
  })
  expect(open.server.received.map(({ target }) => target)).toEqual(['/works/OL1W.json', '/books/OL3M.json'])
})

const moved = (location: string) => ({ key: '/works/OL1W', type: { key: '/type/redirect' }, location })

test('follows a record that was merged into another', async () => {
  await using open = await library(({ target }, response) =>
    json(response, target === '/works/OL1W.json' ? moved('/works/OL2W') : { key: '/works/OL2W', title: 'Lights' }),
  )
  expect(await open.client.works.get('OL1W')).toMatchObject({ key: 'OL2W' })
})

test('records merged in a circle are an error', async () => {
  await using open = await library((_, response) => json(response, moved('/works/OL1W')))
  await expect(open.client.works.get('OL1W')).rejects.toMatchObject({ code: 'unexpected_response' })
  expect(open.server.received).toHaveLength(4)
})

test('an ISBN leads to its edition by a redirect, or to nothing', async () => {
  await using open = await library(({ target }, response) => {
    if (target === '/isbn/9780747542988.json') response.writeHead(302, { location: '/books/OL3M.json' }).end()
    else if (target === '/books/OL3M.json') json(response, { key: '/books/OL3M' })
    else json(response, { error: 'notfound', key: target }, 404)
  })
  expect(await open.client.editions.byIsbn('978-0-7475-4298-8')).toMatchObject({ key: 'OL3M' })
  expect(await open.client.editions.byIsbn('0747542988')).toBeNull()
  await expect(open.client.editions.byIsbn('12')).rejects.toThrow(TypeError)
  await expect(open.client.editions.get('OL9M')).rejects.toMatchObject({ code: 'not_found' })
})

const replay = (body: unknown, status = 200) => library((_, response) => json(response, body, status))

describe.skipIf(!data.present)(`contract bodies of openlibrary${data.note}`, () => {
  test.each([
    ['recorded-search_harry_potter.json', 10],
    ['recorded-search_with_limit.json', 5],
    ['recorded-search_no_results.json', 0],
  ])('%s', async (name, count) => {
    await using open = await replay(data.json(name))
    expect((await open.client.works.search({ text: 'x' }).page()).items).toHaveLength(count)
  })

  test('recorded-series-fields-2026-09-30.json', async () => {
    const { responses } = z
      .object({ responses: z.array(z.object({ docs: z.array(z.unknown()) })) })
      .parse(data.json('recorded-series-fields-2026-09-30.json'))
    const docs = responses.flatMap((response) => response.docs)
    await using open = await replay({ numFound: docs.length, docs })
    const { items } = await open.client.works.search({ text: 'x' }).page()
    expect(items.map(({ series }) => series.map(({ name, sequence }) => `${name} ${sequence}`).join())).toEqual([
      'The Expanse 3',
      '',
      'The Witcher 0.5',
      '',
      'The Lord of the Rings 2',
      'The Lord of the Rings 1-3',
    ])
  })

  test('recorded-edition_details.json, recorded-work_not_found.json', async () => {
    await using open = await replay(data.json('recorded-edition_details.json'))
    expect(await open.client.editions.get('OL22856696M')).toMatchObject({
      isbn13: ['9780747542988'],
      series: [{ name: 'Harry Potter', sequence: '1' }],
      workKeys: ['OL82563W'],
    })
    await using nothing = await replay(data.json('recorded-work_not_found.json'), 404)
    await expect(nothing.client.works.get('OL999999999W')).rejects.toMatchObject({ code: 'not_found' })
  })
})

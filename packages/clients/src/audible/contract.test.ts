import { describe, expect, test } from 'vitest'
import { contractData } from '../testing/contract-data.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve } from '../testing/serve.ts'
import { createAudible } from './client.ts'

const data = contractData('audible')

/** A client of a server that gives the named bodies: batches the one, everything else the other. */
async function replay(name: string, batch = name) {
  const server = await serve(({ target }, response) =>
    json(response, data.json(target.includes('asins=') ? batch : name)),
  )
  const audible = createAudible({ baseUrl: server.url, clock: createInstantClock() })
  return { audible, [Symbol.asyncDispose]: () => server.close() }
}

describe.skipIf(!data.present)(`contract bodies of audible${data.note}`, () => {
  test.each([
    [
      'product-B017V4IM1G.json',
      { title: "Harry Potter and the Sorcerer's Stone, Book 1", abridged: false, language: 'english' },
    ],
    ['product-B079LRSMNN.json', { series: [{ asin: 'B079YXK1GL', title: "Galaxy's Edge Series", sequence: '1-2' }] }],
    ['product-B08C6YJ1LS.json', { abridged: null, format: 'original_recording' }],
    ['product-B08G9PRS1K.json', { series: [], durationMinutes: 970 }],
    [
      'product-podcast-B08JC5J5HR.json',
      { contentType: 'Podcast', deliveryType: 'PodcastParent', durationMinutes: null },
    ],
    [
      'book-B01L082HJ2-bobiverse-1.json',
      { title: 'We Are Legion (We Are Bob)', narrators: ['Ray Porter'], abridged: null },
    ],
  ])('%s', async (name, facts) => {
    await using shop = await replay(name)
    expect(await shop.audible.products.get('B000000001')).toMatchObject(facts)
  })

  test('unknown-asin-stub.json', async () => {
    await using shop = await replay('unknown-asin-stub.json')
    await expect(shop.audible.products.get('B000000000')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('series-B01M1RDL6W-bobiverse.json', async () => {
    await using shop = await replay('series-B01M1RDL6W-bobiverse.json')
    const series = await shop.audible.series.get('B01M1RDL6W')
    expect(series.members.map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4'])
  })

  test('series-synthetic-hard-cases.json with its batch', async () => {
    await using shop = await replay('series-synthetic-hard-cases.json', 'batch-synthetic-hard-cases.json')
    const series = await shop.audible.series.books('B0SERIES01')
    const of = (asin: string) => series.books.find((book) => book.asin === asin)
    expect(series).toMatchObject({ title: 'Tidewright Cycle', complete: true })
    expect(series.books).toHaveLength(14)
    expect(series.unavailable).toEqual([
      { asin: 'B0ODDSEQ01', sequence: '3, Dramatized Adaptation', placeholder: false },
    ])
    expect(series.books.filter(({ placeholder }) => placeholder).map(({ asin }) => asin)).toEqual(['B0PLHOLD05'])
    expect(of('B0OMNI0103')?.sequence).toBe('1-3')
    expect(of('B0COMPANIO')?.sequence).toBeNull()
    expect(of('B0ABRIDG01')?.product.abridged).toBe(true)
    expect(of('B0FRENCH01')?.product.language).toBe('french')
    expect(of('B0PREORD04')?.product.releaseDate).toBe('2027-05-04')
    expect(series.parents).toEqual([{ asin: 'B0UNIVERSE', sequence: '2' }])
  })

  test('search-author-page-0.json, search-empty.json, sims-next.json', async () => {
    await using author = await replay('search-author-page-0.json')
    const found = await author.audible.products.search({ author: 'Mara Ellison' }).page()
    expect(found.items.map(({ asin }) => asin)).toEqual(['B0BOOK0001', 'B0BOOK0002', 'B0ANTHO001', 'B0NAMESAKE'])
    await using empty = await replay('search-empty.json')
    expect(await empty.audible.products.search({ title: 'x' }).collect()).toEqual({
      products: [],
      complete: true,
      total: 0,
    })
    await using next = await replay('sims-next.json')
    expect(await next.audible.products.similar('B0BOOK0001', { to: 'NextInSameSeries' })).toHaveLength(1)
  })
})

import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createAudible } from './client.ts'
import { audibleHosts, audibleRegions } from './regions.ts'

const product = (asin: string, more: object = {}) => ({ asin, title: `Title of ${asin}`, ...more })
const stub = (asin: string) => ({ asin, asset_details: [] })
const asin = (number: number) => `B${String(number).padStart(9, '0')}`

/** A client of a small server, with a clock that does not wait. */
async function audible(handler: Handler) {
  const server = await serve(handler)
  const clock = createInstantClock()
  const client = createAudible({ baseUrl: server.url, clock })
  const queries = () => server.received.map(({ target }) => new URL(target, server.url).searchParams)
  return { client, server, clock, queries, [Symbol.asyncDispose]: () => server.close() }
}

test('reads a product with every fact', async () => {
  await using shop = await audible((_, response) =>
    json(response, {
      product: {
        asin: 'B000000001',
        title: 'Harbour Lights',
        subtitle: 'A Novel',
        authors: [{ asin: 'B0AUTHOR01', name: 'Ann Author' }, { name: 'Bob Writer' }],
        narrators: [{ name: 'Nell Reader' }],
        series: [
          { asin: 'B0UNIVERSE', title: 'Sea Universe', sequence: '2' },
          { asin: 'B0SERIES01', title: 'Harbour', sequence: '' },
        ],
        language: 'English',
        format_type: 'unabridged',
        content_type: 'Product',
        content_delivery_type: 'MultiPartBook',
        release_date: '2018-02-20',
        runtime_length_min: 642,
        publisher_name: 'Press',
        publisher_summary: '<p>Text</p>',
        isbn: '9781772305241',
        sku: 'BK_PRES_000001',
        product_images: { '500': 'https://img/500.jpg', '1024': 'https://img/1024.jpg' },
        rating: { overall_distribution: { average_rating: 4.5, num_ratings: 20 } },
        category_ladders: [
          { ladder: [{ name: 'Fiction' }, { name: 'Sea' }] },
          { ladder: [{ name: 'Fiction' }, { name: 'Old' }] },
        ],
      },
    }),
  )
  expect(await shop.client.products.get('B000000001')).toEqual({
    asin: 'B000000001',
    title: 'Harbour Lights',
    subtitle: 'A Novel',
    authors: [
      { asin: 'B0AUTHOR01', name: 'Ann Author' },
      { asin: null, name: 'Bob Writer' },
    ],
    narrators: ['Nell Reader'],
    series: [
      { asin: 'B0UNIVERSE', title: 'Sea Universe', sequence: '2' },
      { asin: 'B0SERIES01', title: 'Harbour', sequence: null },
    ],
    language: 'english',
    abridged: false,
    format: 'unabridged',
    contentType: 'Product',
    deliveryType: 'MultiPartBook',
    releaseDate: '2018-02-20',
    placeholder: false,
    durationMinutes: 642,
    publisher: 'Press',
    description: '<p>Text</p>',
    isbn: '9781772305241',
    cover: 'https://img/1024.jpg',
    rating: { average: 4.5, count: 20 },
    categories: ['Fiction', 'Sea', 'Old'],
  })
  expect(shop.server.received[0]?.target).toMatch(
    /^\/1\.0\/catalog\/products\/B000000001\?response_groups=.*contributors/,
  )
})

test('facts that are empty or null are left out', async () => {
  const nothing = { subtitle: null, series: null, rating: { overall_distribution: null }, relationships: null }
  const blank = { authors: [{ asin: 'B0AUTHOR01', name: '' }, { name: null }], narrators: [{}], isbn: '', language: '' }
  const images = {
    product_images: { '500': 'https://img/500.jpg', '1024': null },
    category_ladders: [{ ladder: null }],
  }
  await using shop = await audible((_, response) =>
    json(response, { product: product(asin(1), { ...nothing, ...blank, ...images }) }),
  )
  expect(await shop.client.products.get(asin(1))).toMatchObject({
    subtitle: null,
    authors: [],
    narrators: [],
    series: [],
    language: null,
    isbn: null,
    cover: 'https://img/500.jpg',
    rating: null,
    categories: [],
  })
})

test('a stub is "not found", though Audible says 200', async () => {
  await using shop = await audible((_, response) => json(response, { product: stub('B000000000') }))
  for (const call of [shop.client.products.get, shop.client.series.get, shop.client.series.books]) {
    await expect(call('B000000000')).rejects.toMatchObject({ code: 'not_found', retryable: false })
  }
})

test('many products go out in batches of 50 and come back in order, stubs told apart', async () => {
  await using shop = await audible(({ target }, response) => {
    const asked = new URL(target, 'http://x').searchParams.get('asins')?.split(',') ?? []
    const products = asked.toReversed().map((one) => (one === asin(7) ? stub(one) : product(one)))
    json(response, { products: products.filter((one) => one.asin !== asin(60)) })
  })
  const asked = [...Array.from({ length: 120 }, (_, index) => asin(index)), asin(3), 'no asin']
  const { products, unavailable } = await shop.client.products.getMany(asked)
  expect(shop.queries().map((query) => query.get('asins')?.split(',').length)).toEqual([50, 50, 20])
  expect(products.map((one) => one.asin)).toEqual(
    asked.slice(0, 120).filter((one) => one !== asin(7) && one !== asin(60)),
  )
  expect(unavailable).toEqual([asin(7), asin(60), 'no asin'])
})

test('no ASINs, no request', async () => {
  await using shop = await audible((_, response) => json(response, { products: [] }))
  expect(await shop.client.products.getMany([])).toEqual({ products: [], unavailable: [] })
  expect(shop.server.received).toEqual([])
})

/** A catalogue of `total` products that repeats page `last` for ever. */
const catalogue =
  (total: number, last = Infinity): Handler =>
  ({ target }, response) => {
    const query = new URL(target, 'http://x').searchParams
    const size = Number(query.get('num_results'))
    const start = Math.min(Number(query.get('page')), last) * size
    const count = Math.max(0, Math.min(size, total - start))
    json(response, {
      products: Array.from({ length: count }, (_, index) => product(asin(start + index))),
      total_results: total,
    })
  }

test('a search starts at page 0 and is complete at its end', async () => {
  await using shop = await audible(catalogue(120))
  const found = await shop.client.products.search({ author: ' Ann Author ', sort: 'releaseDate' }).collect()
  expect(found).toMatchObject({ complete: true, total: 120 })
  expect(found.products).toHaveLength(120)
  expect(shop.queries().map((query) => query.get('page'))).toEqual(['0', '1', '2'])
  expect(shop.queries()[0]?.get('author')).toBe('Ann Author')
  expect(shop.queries()[0]?.get('products_sort_by')).toBe('-ReleaseDate')
  expect(shop.queries()[0]?.has('title')).toBe(false)
})

test('pages that repeat end a search, which is then not complete', async () => {
  await using shop = await audible(catalogue(800, 9))
  const found = await shop.client.products.search({ author: 'A' }).collect()
  expect(found).toMatchObject({ complete: false, total: 800 })
  expect(found.products).toHaveLength(500)
  expect(shop.server.received).toHaveLength(11)
})

test('a search that ends before the announced number is not complete', async () => {
  await using shop = await audible((_, response) => json(response, { products: [product(asin(1))], total_results: 30 }))
  expect(await shop.client.products.search({ title: 'x' }).collect()).toMatchObject({ complete: false, total: 30 })
})

test('a search of stubs alone ends, and is not complete', async () => {
  await using shop = await audible(({ target }, response) => {
    const page = Number(new URL(target, 'http://x').searchParams.get('page'))
    json(response, { products: Array.from({ length: 50 }, (_, index) => stub(asin(page * 50 + index))) })
  })
  const search = shop.client.products.search({ title: 'x' })
  expect(await search.collect()).toEqual({ products: [], complete: false, total: null })
  expect(shop.server.received).toHaveLength(3)
  expect(await search.page()).toEqual({ items: [], next: 1, total: undefined })
})

test('facts may be written in other ways', async () => {
  await using shop = await audible((_, response) =>
    json(response, {
      product: product(asin(1), { isbn: 9781772305241, runtime_length_min: '642', narrators: [{ name: null }] }),
    }),
  )
  expect(await shop.client.products.get(asin(1))).toMatchObject({
    isbn: '9781772305241',
    durationMinutes: 642,
    narrators: [],
  })
})

test('stubs count as delivered', async () => {
  await using shop = await audible((_, response) =>
    json(response, { products: [product(asin(1)), stub(asin(2))], total_results: 2 }),
  )
  const found = await shop.client.products.search({ title: 'x' }).collect()
  expect(found).toMatchObject({ complete: true })
  expect(found.products.map((one) => one.asin)).toEqual([asin(1)])
})

test('a limit stops a search early', async () => {
  await using shop = await audible(catalogue(500))
  const found = await shop.client.products.search({ title: 'x' }).collect({ limit: 60 })
  expect(found).toMatchObject({ complete: false })
  expect(found.products).toHaveLength(60)
  expect(shop.server.received).toHaveLength(2)
})

test('leaving the loop stops fetching; a page can be asked for alone', async () => {
  await using shop = await audible(catalogue(500))
  const search = shop.client.products.search({ keywords: 'x', pageSize: 20 })
  for await (const one of search) if (one.asin === asin(25)) break
  expect(shop.server.received).toHaveLength(2)
  expect(await search.page(24)).toMatchObject({ total: 500, next: undefined })
})

test.each([{}, { author: '' }, { author: '  ', title: undefined }])('refuses to search for %o', async (query) => {
  await using shop = await audible(catalogue(5))
  expect(() => shop.client.products.search(query)).toThrow(TypeError)
  expect(shop.server.received).toEqual([])
})

test.each([0, 51, 2.5])('refuses pages of %d products', async (pageSize) => {
  await using shop = await audible(catalogue(5))
  expect(() => shop.client.products.search({ title: 'x', pageSize })).toThrow(RangeError)
})

const child = (of: string, sequence: string, sort: string, more: object = {}) => ({
  asin: of,
  relationship_to_product: 'child',
  relationship_type: 'series',
  sequence,
  sort,
  ...more,
})

/** A series of the given members, of whom `unknown` are stubs. */
const series =
  (relationships: object[], unknown: string[] = []): Handler =>
  ({ target }, response) => {
    const asked = new URL(target, 'http://x').searchParams.get('asins')
    if (asked === null) return json(response, { product: product('B0SERIES01', { title: 'Harbour', relationships }) })
    return json(response, {
      products: asked.split(',').map((one) => (unknown.includes(one) ? stub(one) : product(one))),
    })
  }

test('lists the members of a series in order, and its parents', async () => {
  await using shop = await audible(
    series([
      child(asin(2), '2', '3'),
      child(asin(1), '1', '2'),
      child(asin(3), '0.5', '1'),
      child(asin(4), '', '10'),
      child(asin(5), '5', '9', { sku: 'PL_HLDR_000005' }),
      { asin: asin(8), relationship_to_product: 'child', relationship_type: 'component', sort: '1' },
      { asin: 'B0UNIVERSE', relationship_to_product: 'parent', relationship_type: 'series', sequence: '2', sort: '1' },
      { asin: 'B0SEASON01', relationship_to_product: 'parent', relationship_type: 'season', sequence: '9', sort: '1' },
    ]),
  )
  expect(await shop.client.series.get('B0SERIES01')).toEqual({
    asin: 'B0SERIES01',
    title: 'Harbour',
    members: [
      { asin: asin(3), sequence: '0.5', placeholder: false },
      { asin: asin(1), sequence: '1', placeholder: false },
      { asin: asin(2), sequence: '2', placeholder: false },
      { asin: asin(5), sequence: '5', placeholder: true },
      { asin: asin(4), sequence: null, placeholder: false },
    ],
    parents: [{ asin: 'B0UNIVERSE', sequence: '2' }],
  })
})

test.each([
  ['all members are known', ['1', '2'], [], []],
  ['a number has only an unknown recording', ['1', '2'], [1], ['2']],
  ['a number has a known recording besides the unknown', ['1', '2', '2'], [2], []],
  ['the unknown one says more than the number', ['3', '3, Dramatized Adaptation'], [1], []],
  ['the unknown one is an omnibus', ['1', '2', '1-2'], [2], []],
  ['the unknown one has no number', ['1', ''], [1], []],
  ['the unknown one has a fraction', ['2', '2.5'], [1], ['2.5']],
  ['two unknown ones share a number', ['1', '2', '2, Part 1'], [1, 2], ['2']],
])('a series hides numbers or none when %s', async (_, sequences, unknown, hiddenNumbers) => {
  const relationships = sequences.map((sequence, index) => child(asin(index), sequence, String(index)))
  await using shop = await audible(series(relationships, unknown.map(asin)))
  const answer = await shop.client.series.books('B0SERIES01')
  expect(answer.hiddenNumbers).toEqual(hiddenNumbers)
  expect(answer.complete).toBe(hiddenNumbers.length === 0)
  expect(answer.unavailable.map((one) => one.asin)).toEqual(unknown.map(asin))
  expect(answer.books.map((one) => one.product.asin)).toEqual(
    sequences.map((_, index) => asin(index)).filter((one) => !unknown.map(asin).includes(one)),
  )
})

test('a series without members is not complete', async () => {
  await using shop = await audible(series([]))
  expect(await shop.client.series.books('B0SERIES01')).toMatchObject({ books: [], hiddenNumbers: [], complete: false })
})

test('an announced book that the shop does not know hides nothing', async () => {
  await using shop = await audible(
    series([child(asin(1), '1', '1'), child(asin(2), '2', '2', { sku: 'PL_HLDR_000002' })], [asin(2)]),
  )
  const answer = await shop.client.series.books('B0SERIES01')
  expect(answer).toMatchObject({ complete: true, unavailable: [{ asin: asin(2), sequence: '2', placeholder: true }] })
})

test('asks for what belongs to a product', async () => {
  await using shop = await audible((_, response) =>
    json(response, { similar_products: [product(asin(2)), stub(asin(3))] }),
  )
  const next = await shop.client.products.similar(asin(1), { to: 'NextInSameSeries' })
  expect(next.map((one) => one.asin)).toEqual([asin(2)])
  expect(shop.server.received[0]?.target).toContain(`/products/${asin(1)}/sims?similarity_type=NextInSameSeries`)
})

test('tries again after 429 as long as it is told to, and not after 400', async () => {
  let calls = 0
  await using shop = await audible((_, response) => {
    calls += 1
    if (calls === 1) json(response, { message: 'Too fast' }, 429, { 'retry-after': '7' })
    else json(response, { message: '1 validation error detected' }, 400)
  })
  await expect(shop.client.products.get(asin(1))).rejects.toMatchObject({ code: 'rejected', status: 400 })
  expect(calls).toBe(2)
  expect(shop.clock.slept[0]).toBeGreaterThanOrEqual(7000)
})

test('spaces its requests by a second after a burst of three, two at once', async () => {
  let underWay = 0
  let most = 0
  await using shop = await audible(async ({ target }, response) => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay -= 1
    json(response, { product: product(target.slice(22, 32)) })
  })
  await Promise.all([1, 2, 3, 4, 5].map((number) => shop.client.products.get(asin(number))))
  expect(most).toBeLessThanOrEqual(2)
  expect(shop.clock.slept).toEqual([1000, 1000])
})

test('every shop has its host', () => {
  expect(Object.keys(audibleHosts).toSorted()).toEqual([...audibleRegions].toSorted())
  expect(createAudible({ region: 'de' }).region).toBe('de')
  expect(() => createAudible(JSON.parse('{"region":"mars"}'))).toThrow(/region/)
})

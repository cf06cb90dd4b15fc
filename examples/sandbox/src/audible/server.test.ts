import { afterEach, describe, expect, it } from 'vitest'
import type { Served } from '../http/serve.ts'
import { allSeries, standalone } from './catalogue/index.ts'
import { type AudibleOptions, startAudible } from './server.ts'

let server: Served
afterEach(() => server.close())

async function ask(path: string, options: AudibleOptions = {}) {
  server = await startAudible(options)
  const answer = await fetch(`${server.url}/1.0/catalog/products${path}`)
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}

const asinsOf = (products: { asin: string }[]) => products.map(({ asin }) => asin)

describe('the catalogue', () => {
  const asins = [
    ...allSeries.flatMap((series) => [series.asin, ...series.recordings.map(({ asin }) => asin)]),
    ...standalone.recordings.map(({ asin }) => asin),
  ]

  it('has ASINs of the right form, each once', async () => {
    server = await startAudible()
    expect(asins.filter((asin) => !/^B0[A-Z0-9]{8}$/.test(asin))).toEqual([])
    expect(new Set(asins).size).toBe(asins.length)
  })
})

describe('products', () => {
  it.each(['/B000000000', '/B0STORM3D1'])(
    'answers 200 with a stub for %s, which this shop does not know',
    async (path) => {
      const { status, body } = await ask(`${path}?response_groups=product_attrs`)
      expect(status).toBe(200)
      expect(body.product).toEqual({ asin: path.slice(1), asset_details: [] })
    },
  )

  it('shows only the groups that were asked for', async () => {
    const { body } = await ask('/B003ZWFO7E?response_groups=series')
    expect(Object.keys(body.product)).toEqual(['asin', 'asset_details', 'series'])
    expect(body.product.series.map(({ title }: { title: string }) => title)).toEqual([
      'The Cosmere',
      'The Stormlight Archive',
    ])
  })

  it('gives many at once, in another order, with stubs for unknown ones', async () => {
    const { body } = await ask('?asins=B003ZWFO7E,B000000000,B0058TIGLW&response_groups=product_attrs')
    expect(asinsOf(body.products)).toEqual(['B0058TIGLW', 'B000000000', 'B003ZWFO7E'])
  })

  it.each([
    '?title=x&num_results=51',
    `?asins=${Array.from({ length: 51 }, (_, index) => `B0000000${index}`).join(',')}`,
  ])('refuses more than fifty (%#)', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(400)
    expect(body.message).toContain('1 validation error detected')
  })
})

describe('a series', () => {
  it('lists its members in no order, with ranges, placeholders, companions and its parents', async () => {
    const { body } = await ask('/B0HITCH000?response_groups=relationships,product_attrs')
    const { relationships } = body.product
    const types = relationships.map(
      (link: { relationship_to_product: string; relationship_type: string }) =>
        `${link.relationship_to_product} ${link.relationship_type}`,
    )
    expect(types.filter((type: string) => type === 'child series')).toHaveLength(8)
    expect(types).toContain('parent season')
    const sequences = relationships.map(({ sequence }: { sequence: string }) => sequence)
    expect(sequences).toContain('1-5')
    expect(sequences.slice(0, 8)).not.toEqual(sequences.slice(0, 8).toSorted())
  })
})

describe('a search', () => {
  it('counts pages from zero', async () => {
    const pages = await Promise.all(
      ['', '&page=0', '&page=1'].map(async (page) =>
        asinsOf((await ask(`?author=Terry+Pratchett&num_results=10${page}`)).body.products),
      ),
    )
    expect(pages[0]).toEqual(pages[1])
    expect(pages[2]?.some((asin) => pages[0]?.includes(asin))).toBe(false)
  })

  it('repeats its last page for ever after so many results, and announces more', async () => {
    const last = await ask('?author=Terry+Pratchett&num_results=10&page=1', { plateau: 20 })
    await server.close()
    const beyond = await ask('?author=Terry+Pratchett&num_results=10&page=4', { plateau: 20 })
    expect(asinsOf(beyond.body.products)).toEqual(asinsOf(last.body.products))
    expect(beyond.body.total_results).toBeGreaterThan(40)
  })

  it('gives everything for an author without a name', async () => {
    expect((await ask('?author=&num_results=1')).body.total_results).toBeGreaterThan(200)
  })

  it('drags in namesakes and collections', async () => {
    const { body } = await ask('?author=Brandon+Sanderson&num_results=50&response_groups=product_attrs')
    expect(body.products.map(({ title }: { title: string }) => title)).toContain('Unfettered')
  })
})

describe('similar products', () => {
  it('are the next one of the series proper, whatever universe stands before it', async () => {
    const { body } = await ask('/B003ZWFO7E/sims?similarity_type=NextInSameSeries')
    expect(asinsOf(body.similar_products)).toEqual(['B0STORM200'])
  })

  it('are the others of the series', async () => {
    const { body } = await ask('/B003ZWFO7E/sims?similarity_type=InTheSameSeries')
    expect(asinsOf(body.similar_products)).toContain('B0STORM500')
    expect(asinsOf(body.similar_products)).not.toContain('B003ZWFO7E')
  })
})

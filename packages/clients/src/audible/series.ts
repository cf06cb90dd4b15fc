import { path, type Http } from '../core/index.ts'
import { getMany } from './batch.ts'
import { isPlaceholder, type AudibleProduct } from './product.ts'
import { seriesGroups } from './response-groups.ts'
import { OneProduct, type ProductWire } from './schemas.ts'

/** A member of a series as the series lists it. */
export interface AudibleSeriesMember {
  asin: string
  /** Text: "4", "0.5", "1-3", "2, Dramatized Adaptation"; `null` for companions and the like. */
  sequence: string | null
  placeholder: boolean
}

export interface AudibleSeries {
  asin: string
  title: string
  /** In order of number. One number may have several recordings, parts, languages and an omnibus. */
  members: AudibleSeriesMember[]
  /** Series that this one is part of. */
  parents: { asin: string; sequence: string | null }[]
}

/** A series with its books. */
export interface AudibleSeriesBooks extends Omit<AudibleSeries, 'members'> {
  books: (AudibleSeriesMember & { product: AudibleProduct })[]
  /** Members that this shop does not know; their numbers may be filled by other recordings. */
  unavailable: AudibleSeriesMember[]
  /** Numbers that only unavailable members have, announced ones aside: whether they can be had is unknown. */
  hiddenNumbers: string[]
  /** False when the series lists nothing or hides a number: then what is not among the books is unknown, not missing. */
  complete: boolean
}

export function series(http: Http) {
  /**
   * A series by its own ASIN, as found in `product.series`. The ASIN of a book gives a series without members.
   *
   * @throws ClientError `not_found` when this shop does not know the ASIN
   */
  async function get(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudibleSeries> {
    const route = path`/1.0/catalog/products/${asin}`
    const query = { response_groups: seriesGroups }
    const { product } = await http.request('GET', route, { query, schema: OneProduct, signal })
    if (!product.title) {
      throw http.failure('GET', route, { code: 'not_found', status: 200, detail: 'this shop does not know the series' })
    }
    return {
      asin: product.asin,
      title: product.title,
      members: members(product),
      parents: related(product, 'parent').map(({ asin, sequence }) => ({ asin, sequence })),
    }
  }

  return {
    get,
    /** A series together with the products of all its members: one request, and one more for every 50 members. */
    async books(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudibleSeriesBooks> {
      const { members, ...about } = await get(asin, { signal })
      const batch = await getMany(
        http,
        members.map((member) => member.asin),
        signal,
      )
      const products = new Map(batch.products.map((product) => [product.asin, product]))
      const books: AudibleSeriesBooks['books'] = []
      const unavailable: AudibleSeriesMember[] = []
      for (const member of members) {
        const product = products.get(member.asin)
        if (product) books.push({ ...member, placeholder: member.placeholder || product.placeholder, product })
        else unavailable.push(member)
      }
      const filled = new Set(books.map(({ sequence }) => placeOf(sequence)))
      const hidden = unavailable.flatMap((member) => (member.placeholder ? [] : (placeOf(member.sequence) ?? [])))
      const hiddenNumbers = [...new Set(hidden)].filter((place) => !filled.has(place))
      const complete = members.length > 0 && hiddenNumbers.length === 0
      return { ...about, books, unavailable, hiddenNumbers, complete }
    },
  }
}

/** Only relations of type "series" count: a book also has its own parts as children, and a season as parent. */
function related(product: ProductWire, role: 'child' | 'parent') {
  return (product.relationships ?? []).flatMap((one) =>
    one.asin && one.relationship_to_product === role && one.relationship_type === 'series'
      ? [{ asin: one.asin, sequence: one.sequence?.trim() || null, sort: Number(one.sort), sku: one.sku }]
      : [],
  )
}

/** `sort` puts the members in order but is no number of a book: recordings of one book have different ones. */
function members(product: ProductWire): AudibleSeriesMember[] {
  return related(product, 'child')
    .toSorted((a, b) => (a.sort || 0) - (b.sort || 0))
    .map(({ asin, sequence, sku }) => ({ asin, sequence, placeholder: isPlaceholder(sku) }))
}

/** The one number that a recording fills: "3, Dramatized Adaptation" is at "3"; an omnibus and a companion fill none. */
function placeOf(sequence: string | null): string | null {
  return /^(\d+(?:\.\d+)?)(?!\s*[-–]\s*\d|[\d.])/.exec(sequence ?? '')?.[1] ?? null
}

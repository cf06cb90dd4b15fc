import { allSeries, standalone } from './catalogue/index.ts'
import type { Recording, SeriesEntry } from './catalogue/entries.ts'

/** A product with everything that any answer may show of it. */
export interface Product {
  asin: string
  recording: Omit<Recording, 'sequence'>
  authors: readonly string[]
  narrators: readonly string[]
  publisher: string
  genre: readonly string[]
  /** Larger series first, as the shop lists them. */
  series: readonly { asin: string; title: string; sequence?: string; slug: string }[]
}

/** A member of a series as the series lists it. */
interface Member {
  asin: string
  sequence: string
  sku?: string
}

/** A series with its members in the order of the catalogue file. */
export interface SeriesProduct {
  entry: SeriesEntry
  members: readonly Member[]
}

/** Everything that the shop knows, by ASIN. */
export interface Catalogue {
  products: Map<string, Product>
  series: Map<string, SeriesProduct>
}

const slugOf = (entry: { title: string; slug?: string }) =>
  entry.slug ?? entry.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')

/** Puts the catalogue files together: who belongs to which series, under which number. */
export function readCatalogue(): Catalogue {
  const entries = new Map(allSeries.map((entry) => [entry.asin, entry]))
  const members = new Map<string, Member[]>(allSeries.map((entry) => [entry.asin, []]))
  const products = new Map<string, Product>()

  for (const entry of allSeries) {
    for (const { sequence, alsoIn = [], ...recording } of entry.recordings) {
      const places = [{ series: entry.asin, sequence }, ...alsoIn]
      for (const place of places)
        members.get(place.series)?.push({ asin: recording.asin, sequence: place.sequence, sku: recording.sku })
      const own = places.flatMap((place) => {
        const series = entries.get(place.series)
        return series === undefined
          ? []
          : [{ asin: series.asin, title: series.title, sequence: place.sequence, slug: slugOf(series) }]
      })
      const parents = (entry.parents ?? [])
        .filter((parent) => parent.type === 'series')
        .map((parent) => ({ ...parent, slug: slugOf(parent) }))
      const { authors = entry.authors, narrators = entry.narrators, publisher = entry.publisher } = recording
      products.set(recording.asin, {
        asin: recording.asin,
        recording,
        authors,
        narrators,
        publisher,
        genre: entry.genre,
        series: [...parents, ...own],
      })
    }
  }
  for (const recording of standalone.recordings) {
    const { authors, narrators, publisher = standalone.publisher } = recording
    products.set(recording.asin, {
      asin: recording.asin,
      recording,
      authors,
      narrators,
      publisher,
      genre: standalone.genre,
      series: [],
    })
  }
  const series = new Map(
    allSeries.map((entry): [string, SeriesProduct] => [entry.asin, { entry, members: members.get(entry.asin) ?? [] }]),
  )
  for (const universe of universes(members)) series.set(universe.entry.asin, universe)
  return { products, series }
}

/** Larger series: they list the books of the series in them, without numbers. */
function universes(members: ReadonlyMap<string, readonly Member[]>): SeriesProduct[] {
  const found = new Map<string, SeriesProduct>()
  for (const entry of allSeries) {
    for (const { asin, title } of (entry.parents ?? []).filter((parent) => parent.type === 'series')) {
      const earlier = found.get(asin)?.members ?? []
      const own = (members.get(entry.asin) ?? []).filter((member) =>
        earlier.every((other) => other.asin !== member.asin),
      )
      const listed = [...earlier, ...own.map((member) => ({ ...member, sequence: '' }))]
      found.set(asin, {
        entry: { ...entry, asin, title, slug: undefined, parents: [], recordings: [] },
        members: listed,
      })
    }
  }
  return [...found.values()]
}

import { seriesDocument } from './documents.ts'
import { followDuplicates } from './duplicates.ts'
import type { Graphql } from './graphql.ts'
import { SeriesByKey, type BookDetails, type SeriesWire } from './schemas.ts'
import { search, seriesHits, type HardcoverSearchOptions } from './search.ts'
import { toSeriesBook, type HardcoverSeriesBook } from './series-entry.ts'

/** A series with everything filed under it. */
export interface HardcoverSeries {
  id: number
  name: string
  slug: string | null
  author: { id: number; name: string } | null
  /** How many books Hardcover counts as the series proper; `null` when it does not say. */
  primaryBooks: number | null
  /** `null` when Hardcover does not know. */
  completed: boolean | null
  /** In order of place; with compilations, parts and several books a place. `onePerPosition` picks the works. */
  books: HardcoverSeriesBook[]
}

/** A series as a search gives it. */
export interface HardcoverSeriesHit {
  id: number
  name: string
  slug: string | null
  author: string | null
  books: number | null
  primaryBooks: number | null
  readers: number | null
}

export function series(graphql: Graphql) {
  return {
    /**
     * A series by its id; a duplicate gives the series it is one of.
     *
     * @throws ClientError `not_found`
     */
    async get(id: number, { signal }: { signal?: AbortSignal } = {}): Promise<HardcoverSeries> {
      const { series, books } = await followDuplicates(graphql, id, async (current) => {
        const variables = { id: current }
        const { data } = await graphql.query({
          document: seriesDocument,
          variables,
          schema: SeriesByKey,
          cost: 2,
          signal,
        })
        const found = data.series_by_pk
        return found && { canonical_id: found.canonical_id, series: found, books: data.books }
      })
      return toSeries(series, books)
    },

    /** Series whose names are like the words, best first. Names are not unique: compare the author too. */
    async search(words: string, options?: HardcoverSearchOptions): Promise<HardcoverSeriesHit[]> {
      return (await search(graphql, seriesHits, words, options)).map((document) => ({
        id: document.id,
        name: document.name,
        slug: document.slug || null,
        author: document.author_name || null,
        books: document.books_count ?? null,
        primaryBooks: document.primary_books_count ?? null,
        readers: document.readers_count ?? null,
      }))
    },
  }
}

function toSeries(wire: SeriesWire, books: readonly BookDetails[]): HardcoverSeries {
  const details = new Map(books.map((book) => [book.id, book]))
  return {
    id: wire.id,
    name: wire.name,
    slug: wire.slug || null,
    author: wire.author?.name ? { id: wire.author.id, name: wire.author.name } : null,
    primaryBooks: wire.primary_books_count ?? null,
    completed: wire.is_completed ?? null,
    books: wire.book_series.map((entry) => toSeriesBook(entry, details)).filter((book) => book !== null),
  }
}

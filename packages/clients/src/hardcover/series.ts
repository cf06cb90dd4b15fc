import { searchDocument, seriesDocument } from './documents.ts'
import type { Graphql } from './graphql.ts'
import { SeriesByKey, SeriesSearch, type SeriesWire } from './schemas.ts'
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

/** A duplicate points to the series it is one of; a longer chain is taken for a circle. */
const mostMoves = 3

export function series(graphql: Graphql) {
  return {
    /**
     * A series by its id; a duplicate gives the series it is one of.
     *
     * @throws ClientError `not_found`
     */
    async get(id: number, { signal }: { signal?: AbortSignal } = {}): Promise<HardcoverSeries> {
      let current = id
      for (let moves = 0; moves <= mostMoves; moves += 1) {
        const { data } = await graphql.query({
          document: seriesDocument,
          variables: { id: current },
          schema: SeriesByKey,
          signal,
        })
        const found = data.series_by_pk
        if (!found) throw graphql.failure({ code: 'not_found', status: 200 })
        if (!found.canonical_id || found.canonical_id === current) return toSeries(found)
        current = found.canonical_id
      }
      throw graphql.failure({
        code: 'unexpected_response',
        status: 200,
        detail: 'the series is a duplicate in a circle',
      })
    },

    /** Series whose names are like the words, best first. Names are not unique: compare the author too. */
    async search(
      words: string,
      { limit = 10, signal }: { limit?: number; signal?: AbortSignal } = {},
    ): Promise<HardcoverSeriesHit[]> {
      if (!words.trim()) throw new TypeError('Hardcover: give some words to search for')
      const variables = { words: words.trim(), limit }
      const { data } = await graphql.query({ document: searchDocument, variables, schema: SeriesSearch, signal })
      return (data.search?.results?.hits ?? []).map(({ document }) => ({
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

function toSeries(wire: SeriesWire): HardcoverSeries {
  return {
    id: wire.id,
    name: wire.name,
    slug: wire.slug || null,
    author: wire.author ?? null,
    primaryBooks: wire.primary_books_count ?? null,
    completed: wire.is_completed ?? null,
    books: wire.book_series.map(toSeriesBook).filter((book) => book !== null),
  }
}

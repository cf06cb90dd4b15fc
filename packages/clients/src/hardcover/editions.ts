import { editionsDocument } from './documents.ts'
import type { Graphql } from './graphql.ts'
import { toPlaces, type HardcoverPlace } from './places.ts'
import { EditionsByAsin } from './schemas.ts'

/** An edition, with the book it is one of and the series of that book. */
export interface HardcoverEdition {
  id: number
  asin: string | null
  isbn: string | null
  /** Ids of duplicates are replaced by those of what they duplicate. */
  book: { id: number; title: string | null; series: HardcoverPlace[] } | null
}

export function editions(graphql: Graphql) {
  return {
    /** The editions with an ASIN, five at most: the way from an owned recording to its book and series. */
    async byAsin(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<HardcoverEdition[]> {
      const { data } = await graphql.query({
        document: editionsDocument,
        variables: { asin },
        schema: EditionsByAsin,
        cost: 2,
        signal,
      })
      const places = new Map(data.books.map((book) => [book.id, toPlaces(book)]))
      return data.editions.map(({ id, asin, isbn_13, book }) => ({
        id,
        asin: asin || null,
        isbn: isbn_13 || null,
        book: book
          ? { id: book.canonical_id ?? book.id, title: book.title || null, series: places.get(book.id) ?? [] }
          : null,
      }))
    },
  }
}

import { authorDocument } from './documents.ts'
import type { Graphql } from './graphql.ts'
import { Authors } from './schemas.ts'
import { authorHits, search, type HardcoverSearchOptions } from './search.ts'

export interface HardcoverAuthor {
  id: number
  name: string
  slug: string | null
  description: string | null
  /** How many books they had a part in; `null` when Hardcover does not say. */
  books: number | null
  bornYear: number | null
  deathYear: number | null
}

/** An author as a search gives it. */
export interface HardcoverAuthorHit {
  id: number
  name: string
  slug: string | null
  books: number | null
  /** Titles of the five books that most readers have. */
  titles: string[]
  series: string[]
}

export function authors(graphql: Graphql) {
  return {
    /**
     * An author by the id, as found in `book.contributors`. Their books: `books.byAuthor`.
     *
     * @throws ClientError `not_found`
     */
    async get(id: number, { signal }: { signal?: AbortSignal } = {}): Promise<HardcoverAuthor> {
      const { data } = await graphql.query({ document: authorDocument, variables: { id }, schema: Authors, signal })
      const [wire] = data.authors
      if (wire === undefined) throw graphql.failure({ code: 'not_found', status: 200 })
      return {
        id: wire.id,
        name: wire.name,
        slug: wire.slug || null,
        description: wire.bio || null,
        books: wire.books_count ?? null,
        bornYear: wire.born_year ?? null,
        deathYear: wire.death_year ?? null,
      }
    },

    /** Authors whose names are like the words, best first. Namesakes come too: compare their books. */
    async search(words: string, options?: HardcoverSearchOptions): Promise<HardcoverAuthorHit[]> {
      return (await search(graphql, authorHits, words, options)).map((document) => ({
        id: document.id,
        name: document.name,
        slug: document.slug || null,
        books: document.books_count ?? null,
        titles: document.books ?? [],
        series: document.series_names ?? [],
      }))
    },
  }
}

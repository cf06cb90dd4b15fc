import { paginate, type Listing } from '../core/index.ts'
import { toBook, type HardcoverBook } from './book.ts'
import { bookDocument, booksOfAuthorDocument } from './documents.ts'
import { followDuplicates } from './duplicates.ts'
import type { Graphql } from './graphql.ts'
import { Books } from './schemas.ts'
import { bookHits, search, type HardcoverSearchOptions } from './search.ts'

/** A book as a search gives it. */
export interface HardcoverBookHit {
  id: number
  title: string
  slug: string | null
  /** Narrators and translators may be among them. */
  authors: string[]
  series: string[]
  releaseYear: number | null
  readers: number | null
  /** `null` when Hardcover does not say. */
  hasAudio: boolean | null
}

export function books(graphql: Graphql) {
  return {
    /**
     * A book by its id; a duplicate gives the book it is one of.
     *
     * @throws ClientError `not_found`
     */
    async get(id: number, { signal }: { signal?: AbortSignal } = {}): Promise<HardcoverBook> {
      const wire = await followDuplicates(graphql, id, async (current) => {
        const { data } = await graphql.query({
          document: bookDocument,
          variables: { id: current },
          schema: Books,
          signal,
        })
        return data.books[0]
      })
      const book = toBook(wire)
      if (book) return book
      throw graphql.failure({ code: 'unexpected_response', status: 200, detail: 'the book has no title' })
    },

    /** Books that fit the words (title, author, series or ISBN), best first. */
    async search(words: string, options?: HardcoverSearchOptions): Promise<HardcoverBookHit[]> {
      return (await search(graphql, bookHits, words, options)).map((document) => ({
        id: document.id,
        title: document.title,
        slug: document.slug || null,
        authors: document.author_names ?? [],
        series: document.series_names ?? [],
        releaseYear: document.release_year ?? null,
        readers: document.users_count ?? null,
        hasAudio: document.has_audiobook ?? null,
      }))
    },

    /**
     * Books that somebody had a part in, those that most readers have first, without duplicates. What they only
     * translated or narrated is among them: `contributors` tells.
     */
    byAuthor(
      authorId: number,
      { pageSize = 100, signal }: { pageSize?: number; signal?: AbortSignal } = {},
    ): Listing<HardcoverBook> {
      if (!Number.isInteger(pageSize) || pageSize < 1) throw new RangeError('Hardcover: pageSize has to be 1 or more')
      const load = async (offset: number) => {
        const { data } = await graphql.query({
          document: booksOfAuthorDocument,
          variables: { author: authorId, limit: pageSize, offset },
          schema: Books,
          signal,
        })
        return {
          items: data.books.map(toBook).filter((book) => book !== null),
          rows: data.books.map(({ id }) => String(id)),
          next: data.books.length < pageSize ? undefined : offset + pageSize,
        }
      }
      return paginate({ first: 0, load, identify: ({ id }) => String(id), signal })
    },
  }
}

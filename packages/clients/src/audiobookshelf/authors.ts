import { z } from 'zod'
import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { authorWriteRoutes } from './authors-write.ts'
import type { Writer } from './writing/writer.ts'
import { checked, type Signalled } from './input.ts'
import { AuthorPage, AuthorWithItems, type Author } from './schemas/author.ts'

export const authorSorts = ['name', 'lastFirst', 'numBooks', 'addedAt', 'updatedAt'] as const
export type AuthorSort = (typeof authorSorts)[number]

export interface ListAuthors extends Signalled {
  sort?: AuthorSort
  descending?: boolean
  limit?: number
}

const ListInput = z.strictObject({
  sort: z.enum(authorSorts).default('name'),
  descending: z.boolean().default(false),
  limit: z.int().min(1).max(1000).default(200),
})

export function authorRoutes(http: Http, write: Writer) {
  return {
    /** The authors of a library. Admins also see authors without books. */
    list(libraryId: string, { signal, ...options }: ListAuthors = {}): Listing<Author> {
      const route = path`/api/libraries/${libraryId}/authors`
      return paginate<Author>({
        first: 0,
        signal,
        identify: (author) => author.id,
        async load(page) {
          const { sort, descending, limit } = checked(http, 'GET', route, ListInput, options)
          const query = { limit, page: z.int().min(0).parse(page), sort, desc: descending ? 1 : undefined }
          const { results, total } = await http.request('GET', route, { schema: AuthorPage, query, signal })
          const more = results.length > 0 && (page + 1) * limit < total
          return { items: results, total, next: more ? page + 1 : undefined }
        },
      })
    },

    /** One author with books, and with series whose books carry their sequence. */
    get: async (authorId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/authors/${authorId}`, {
        schema: AuthorWithItems,
        query: { include: 'items,series' },
        signal,
      }),

    ...authorWriteRoutes(http, write),
  }
}

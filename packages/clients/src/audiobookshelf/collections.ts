import { z } from 'zod'
import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Collection, CollectionPage, Collections } from './schemas/collection.ts'
import { madeSince, sameMembers } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import { name } from './writing/names.ts'
import type { Writer } from './writing/writer.ts'

// The server dies when the books are no list, and refuses an empty one.
const ItemIds = z.array(z.string().min(1)).min(1)
const NewCollection = z.strictObject({
  libraryId: z.string().min(1),
  name,
  description: z.string().nullable().optional(),
  books: ItemIds,
})
export type NewCollection = z.input<typeof NewCollection>

const CollectionChanges = z.strictObject({
  name: name.optional(),
  description: z.string().nullable().optional(),
  /** The books in their new order; it only sorts, it adds and removes none. */
  books: ItemIds.optional(),
})
export type CollectionChanges = z.input<typeof CollectionChanges>

/** Collections: lists of books for all users of a library. Books are given by the ids of their items. */
export function collectionRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  function list(libraryId: string, { limit = 50, signal }: Signalled & { limit?: number } = {}): Listing<Collection> {
    const route = path`/api/libraries/${libraryId}/collections`
    return paginate<Collection>({
      first: 0,
      signal,
      identify: (collection) => collection.id,
      async load(page) {
        const query = { limit: checked(http, 'GET', route, z.int().min(1), limit), page, minified: 1 }
        const { results, total } = await http.request('GET', route, { schema: CollectionPage, query, signal })
        return {
          items: results,
          total,
          next: results.length > 0 && (page + 1) * limit < total ? page + 1 : undefined,
        }
      },
    })
  }

  return {
    /** The collections of a library. */
    list,

    /** The collections of all libraries, in one answer that may be large. */
    async listAll({ signal }: Signalled = {}): Promise<Collection[]> {
      return (await http.request('GET', '/api/collections', { schema: Collections, signal })).collections
    },

    get: async (collectionId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/collections/${collectionId}`, { schema: Collection, signal }),

    async create(collection: NewCollection, { signal }: Signalled = {}): Promise<Collection> {
      const json = checked(http, 'POST', '/api/collections', NewCollection, collection)
      const books = [...new Set(json.books)]
      return write({
        signal,
        send: (call) => http.request('POST', '/api/collections', { schema: Collection, body: { json }, ...call }),
        async confirm({ since, signal }) {
          for await (const made of list(json.libraryId, { signal })) {
            const ids = made.books.map(({ id }) => id)
            if (made.name === json.name && sameMembers(ids, books) && madeSince(made.createdAt, since)) return made
          }
          return undefined
        },
      })
    },

    async update(collectionId: string, changes: CollectionChanges, { signal }: Signalled = {}): Promise<Collection> {
      const route = path`/api/collections/${collectionId}`
      const json = checked(http, 'PATCH', route, CollectionChanges, changes)
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: Collection, body: { json }, ...call }),
      })
    },

    async remove(collectionId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/collections/${collectionId}`, { signal })
    },

    /** Adds books; those that are in it already stay as they are. */
    async addItems(collectionId: string, itemIds: readonly string[], { signal }: Signalled = {}): Promise<Collection> {
      const route = path`/api/collections/${collectionId}/batch/add`
      const json = { books: checked(http, 'POST', route, ItemIds, itemIds) }
      return write({
        signal,
        send: (call) => http.request('POST', route, { schema: Collection, body: { json }, ...call }),
      })
    },

    async removeItems(
      collectionId: string,
      itemIds: readonly string[],
      { signal }: Signalled = {},
    ): Promise<Collection> {
      const route = path`/api/collections/${collectionId}/batch/remove`
      const json = { books: checked(http, 'POST', route, ItemIds, itemIds) }
      return write({
        signal,
        send: (call) => http.request('POST', route, { schema: Collection, body: { json }, ...call }),
      })
    },
  }
}

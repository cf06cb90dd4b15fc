import { z } from 'zod'
import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { batchGetItems } from './batch-get.ts'
import { encodeFilter, ItemFilter } from './filter.ts'
import { checked, type Signalled } from './input.ts'
import { itemMediaRoutes } from './item-media.ts'
import { itemUpkeepRoutes } from './item-upkeep.ts'
import { FileTags, ItemPage, type Item } from './schemas/item.ts'
import { ItemWithExtras } from './schemas/item-with-extras.ts'
import type { Writer } from './writing/writer.ts'

/** The sorts that exist; the server ignores all others without a word. `sequence` needs a filter by series. */
export const itemSorts = [
  'media.metadata.title',
  'media.metadata.authorName',
  'media.metadata.authorNameLF',
  'media.metadata.publishedYear',
  'addedAt',
  'size',
  'birthtimeMs',
  'mtimeMs',
  'media.duration',
  'progress',
  'progress.createdAt',
  'progress.finishedAt',
  'random',
  'sequence',
] as const
export type ItemSort = (typeof itemSorts)[number]

export interface ListItems extends Signalled {
  filter?: ItemFilter
  /** `addedAt` when absent: it is fast and stays put while paging. */
  sort?: ItemSort
  descending?: boolean
  /** Items a page; 500 is the quickest for a whole library. */
  limit?: number
}

const ListInput = z.strictObject({
  filter: ItemFilter.optional(),
  sort: z.enum(itemSorts).default('addedAt'),
  descending: z.boolean().default(false),
  // 0 means everything to the server, and so does what is not a number.
  limit: z.int().min(1).max(2000).default(500),
})

const itemIncludes = ['progress', 'rssfeed', 'share'] as const
export type ItemInclude = (typeof itemIncludes)[number]
const Include = z.array(z.enum(itemIncludes))

/** Items: books and podcasts of a library. */
export function itemRoutes(http: Http, write: Writer) {
  return {
    /** The items of a library, short form. Each item comes once, even if the library changes meanwhile. */
    list(libraryId: string, { signal, ...options }: ListItems = {}): Listing<Item> {
      const route = path`/api/libraries/${libraryId}/items`
      return paginate<Item>({
        first: 0,
        signal,
        identify: (item) => item.id,
        async load(page) {
          const { filter, sort, descending, limit } = checked(http, 'GET', route, ListInput, options)
          const query = {
            limit,
            page: z.int().min(0).parse(page),
            sort,
            desc: descending ? 1 : undefined,
            filter: filter === undefined ? undefined : encodeFilter(filter),
            minified: 1,
          }
          const { results, total } = await http.request('GET', route, { schema: ItemPage, query, signal })
          const more = results.length > 0 && (page + 1) * limit < total
          return { items: results, total, next: more ? page + 1 : undefined }
        },
      })
    },

    /**
     * One item with everything: structured authors and series, files, chapters. `include` adds the user's progress,
     * the item's open feed, and, for root, its public link; each is null when there is none.
     */
    async get(
      itemId: string,
      { include = [], signal }: Signalled & { include?: readonly ItemInclude[] } = {},
    ): Promise<ItemWithExtras> {
      const route = path`/api/items/${itemId}`
      // The server dies of a parameter that is there twice, so it is one.
      const extras = checked(http, 'GET', route, Include, include).join(',')
      const query = { expanded: 1, include: extras || undefined }
      return http.request('GET', route, { schema: ItemWithExtras, query, signal })
    },

    /** The tags that `tasks.embedMetadata` would write into the files, by their names there. */
    fileTags: async (itemId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/items/${itemId}/metadata-object`, { schema: FileTags, signal }),

    /** A file of an item, by its `ino`. Larger ones than `maxBodyBytes`, 1 GiB when absent, are given up. */
    downloadFile: async (
      itemId: string,
      ino: string,
      {
        maxBodyBytes = 1024 ** 3,
        timeout = 600_000,
        signal,
      }: Signalled & { maxBodyBytes?: number; timeout?: number } = {},
    ) => http.bytes('GET', path`/api/items/${itemId}/file/${ino}`, { maxBodyBytes, timeout, signal }),

    /**
     * Whole items by id, in chunks, in the order asked for. Unknown ids are left out, repeated ones come once; an id
     * that the user may not see makes it `forbidden`. Stops asking when the loop is left.
     */
    batchGet: (itemIds: Iterable<string>, { signal }: Signalled = {}) => batchGetItems(http, itemIds, { signal }),

    ...itemMediaRoutes(http, write),
    ...itemUpkeepRoutes(http, write),
  }
}

import { z } from 'zod'
import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { encodeFilter, ItemFilter } from './filter.ts'
import { seriesWriteRoutes } from './series-write.ts'
import type { Writer } from './writing/writer.ts'
import { checked, type Signalled } from './input.ts'
import { Series, SeriesPage, type SeriesWithBooks } from './schemas/series.ts'

export const seriesSorts = [
  'name',
  'numBooks',
  'addedAt',
  'totalDuration',
  'lastBookAdded',
  'lastBookUpdated',
  'random',
] as const
export type SeriesSort = (typeof seriesSorts)[number]

export interface ListSeries extends Signalled {
  /** Series that have a book of this kind. */
  filter?: ItemFilter
  sort?: SeriesSort
  descending?: boolean
  limit?: number
}

const ListInput = z.strictObject({
  filter: ItemFilter.optional(),
  sort: z.enum(seriesSorts).default('name'),
  descending: z.boolean().default(false),
  // Without a limit the server answers with no series at all.
  limit: z.int().min(1).max(1000).default(100),
})

export function seriesRoutes(http: Http, write: Writer) {
  return {
    /** The series of a library with their books in short form. */
    list(libraryId: string, { signal, ...options }: ListSeries = {}): Listing<SeriesWithBooks> {
      const route = path`/api/libraries/${libraryId}/series`
      return paginate<SeriesWithBooks>({
        first: 0,
        signal,
        identify: (series) => series.id,
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
          const { results, total } = await http.request('GET', route, { schema: SeriesPage, query, signal })
          const more = results.length > 0 && (page + 1) * limit < total
          return { items: results, total, next: more ? page + 1 : undefined }
        },
      })
    },

    /** One series with the ids of its items in `progress`; the items themselves come from `items.list` with a filter. */
    get: async (libraryId: string, seriesId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}/series/${seriesId}`, {
        schema: Series,
        query: { include: 'progress' },
        signal,
      }),

    ...seriesWriteRoutes(http, write),
  }
}

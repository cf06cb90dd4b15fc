import { path, type Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { libraryScanRoutes } from './library-scan.ts'
import { libraryWriteRoutes } from './libraries-write.ts'
import type { Writer } from './writing/writer.ts'
import { FilterData, Libraries, Library, LibraryStats, LibraryWithFilterData, Shelves } from './schemas/library.ts'

/** Libraries: what they are and what is in them. */
export function libraryRoutes(http: Http, write: Writer) {
  return {
    /** The libraries that the user may see. */
    async list({ stats, signal }: Signalled & { stats?: boolean } = {}): Promise<Library[]> {
      const query = { include: stats === true ? 'stats' : undefined }
      return (await http.request('GET', '/api/libraries', { schema: Libraries, query, signal })).libraries
    },

    get: async (libraryId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}`, { schema: Library, signal }),

    /** The library with its filter data and the number of its issues, in one call. */
    getWithFilterData: async (libraryId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}`, {
        schema: LibraryWithFilterData,
        query: { include: 'filterdata' },
        signal,
      }),

    /** Ids and names of all authors and series, and all genres, tags, narrators, languages and publishers. Cheap. */
    filterData: async (libraryId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}/filterdata`, { schema: FilterData, signal }),

    stats: async (libraryId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}/stats`, { schema: LibraryStats, signal }),

    /** The shelves of the start page. */
    personalized: async (libraryId: string, { limit = 10, signal }: Signalled & { limit?: number } = {}) =>
      http.request('GET', path`/api/libraries/${libraryId}/personalized`, {
        schema: Shelves,
        query: { limit },
        signal,
      }),

    ...libraryScanRoutes(http, write),
    ...libraryWriteRoutes(http, write),
  }
}

import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Libraries, Library } from './schemas/library.ts'
import { madeSince, sameMembers } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

// The server dies of a folder without path.
const folders = z.array(z.strictObject({ id: z.string().min(1).optional(), fullPath: z.string().min(1) })).min(1)

const settings = z.strictObject({
  disableWatcher: z.boolean().optional(),
  autoScanCronExpression: z.string().nullable().optional(),
  audiobooksOnly: z.boolean().optional(),
  hideSingleBookSeries: z.boolean().optional(),
  onlyShowLaterBooksInContinueSeries: z.boolean().optional(),
  skipMatchingMediaWithAsin: z.boolean().optional(),
  skipMatchingMediaWithIsbn: z.boolean().optional(),
  metadataPrecedence: z.array(z.string()).optional(),
  coverAspectRatio: z.union([z.literal(0), z.literal(1)]).optional(),
})

const LibraryChanges = z.strictObject({
  name: z.string().trim().min(1).optional(),
  folders: folders.optional(),
  icon: z.string().min(1).optional(),
  provider: z.string().min(1).optional(),
  settings: settings.optional(),
})
export type LibraryChanges = z.input<typeof LibraryChanges>

const NewLibrary = LibraryChanges.extend({
  name: z.string().trim().min(1),
  folders,
  mediaType: z.enum(['book', 'podcast']).default('book'),
})
export type NewLibrary = z.input<typeof NewLibrary>

/** Setting up libraries. Admins only. */
export function libraryWriteRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    async create(library: NewLibrary, { signal }: Signalled = {}): Promise<Library> {
      const json = checked(http, 'POST', '/api/libraries', NewLibrary, library)
      return write({
        signal,
        send: (call) => http.request('POST', '/api/libraries', { schema: Library, body: { json }, ...call }),
        async confirm({ since, signal }) {
          const { libraries } = await http.request('GET', '/api/libraries', { schema: Libraries, signal })
          const paths = json.folders.map(({ fullPath }) => fullPath)
          return libraries.find(
            ({ name, folders, createdAt }) =>
              name === json.name &&
              sameMembers(
                folders.map(({ fullPath }) => fullPath),
                paths,
              ) &&
              madeSince(createdAt, since),
          )
        },
      })
    },

    /** `folders` replaces all folders; the items of a folder that is left out are removed from the library. */
    async update(libraryId: string, changes: LibraryChanges, { signal }: Signalled = {}): Promise<Library> {
      const route = path`/api/libraries/${libraryId}`
      const json = checked(http, 'PATCH', route, LibraryChanges, changes)
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: Library, body: { json }, ...call }),
      })
    },

    /** Puts the libraries into an order, and gives all of them in it. */
    async order(libraryIds: readonly string[], { signal }: Signalled = {}): Promise<Library[]> {
      const route = '/api/libraries/order'
      const ids = checked(http, 'POST', route, z.array(z.string().min(1)).min(1), libraryIds)
      const json = ids.map((id, index) => ({ id, newOrder: index + 1 }))
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', route, { schema: Libraries, body: { json }, ...call })).libraries,
      })
    },

    /** Removes a library with all its items; the files stay. */
    async remove(libraryId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/libraries/${libraryId}`, { signal })
    },

    /** Removes the missing and invalid items of a library; the files, where there are any, stay. */
    async removeIssues(libraryId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/libraries/${libraryId}/issues`, { signal })
    },
  }
}

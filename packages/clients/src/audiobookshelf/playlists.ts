import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Playlist, Playlists } from './schemas/collection.ts'
import { madeSince, sameMembers } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import { name } from './writing/names.ts'
import type { Writer } from './writing/writer.ts'

const Entries = z
  .array(z.strictObject({ libraryItemId: z.string().min(1), episodeId: z.string().min(1).optional() }))
  .min(1)
export type PlaylistEntry = z.input<typeof Entries>[number]

const NewPlaylist = z.strictObject({
  libraryId: z.string().min(1),
  name,
  description: z.string().nullable().optional(),
  items: Entries,
})
export type NewPlaylist = z.input<typeof NewPlaylist>

const PlaylistChanges = z.strictObject({
  name: name.optional(),
  description: z.string().nullable().optional(),
  items: Entries.optional(),
})
export type PlaylistChanges = z.input<typeof PlaylistChanges>

const keyOf = ({ libraryItemId, episodeId }: { libraryItemId: string; episodeId?: string | null }): string =>
  `${libraryItemId} ${episodeId ?? ''}`

/** Playlists of the signed-in user; those of others are `forbidden`. A playlist without items is removed. */
export function playlistRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  const list = async ({ signal }: Signalled = {}): Promise<Playlist[]> =>
    (await http.request('GET', '/api/playlists', { schema: Playlists, signal })).playlists
  return {
    list,

    get: async (playlistId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/playlists/${playlistId}`, { schema: Playlist, signal }),

    async create(playlist: NewPlaylist, { signal }: Signalled = {}): Promise<Playlist> {
      const json = checked(http, 'POST', '/api/playlists', NewPlaylist, playlist)
      const items = [...new Set(json.items.map(keyOf))]
      return write({
        signal,
        send: (call) => http.request('POST', '/api/playlists', { schema: Playlist, body: { json }, ...call }),
        confirm: async ({ since, signal }) =>
          (await list({ signal })).find(
            (made) =>
              made.name === json.name &&
              made.libraryId === json.libraryId &&
              sameMembers(made.items.map(keyOf), items) &&
              madeSince(made.createdAt, since),
          ),
      })
    },

    async update(playlistId: string, changes: PlaylistChanges, { signal }: Signalled = {}): Promise<Playlist> {
      const route = path`/api/playlists/${playlistId}`
      const json = checked(http, 'PATCH', route, PlaylistChanges, changes)
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: Playlist, body: { json }, ...call }),
      })
    },

    async remove(playlistId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/playlists/${playlistId}`, { signal })
    },

    async addItems(playlistId: string, items: readonly PlaylistEntry[], { signal }: Signalled = {}): Promise<Playlist> {
      const route = path`/api/playlists/${playlistId}/batch/add`
      const json = { items: checked(http, 'POST', route, Entries, items) }
      return write({
        signal,
        send: (call) => http.request('POST', route, { schema: Playlist, body: { json }, ...call }),
      })
    },

    async removeItems(
      playlistId: string,
      items: readonly PlaylistEntry[],
      { signal }: Signalled = {},
    ): Promise<Playlist> {
      const route = path`/api/playlists/${playlistId}/batch/remove`
      const json = { items: checked(http, 'POST', route, Entries, items) }
      return write({
        signal,
        send: (call) => http.request('POST', route, { schema: Playlist, body: { json }, ...call }),
      })
    },
  }
}

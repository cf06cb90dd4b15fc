import { z } from 'zod'
import { paginate, type Listing } from '../core/index.ts'
import type { Api, Signal } from './api.ts'
import { torrentHash, torrentHashes, type Hashes } from './info-hash.ts'
import { TorrentList } from './read-torrent.ts'
import type { Torrent } from './torrent.ts'
import { since } from './web-api-version.ts'

const filters = [
  'all',
  'downloading',
  'seeding',
  'completed',
  'stopped',
  'running',
  'active',
  'inactive',
  'stalled',
  'stalled_uploading',
  'stalled_downloading',
  'checking',
  'moving',
  'errored',
] as const

export type TorrentFilter = (typeof filters)[number]

const ListOptions = z.strictObject({
  filter: z.enum(filters).optional(),
  category: z.string().optional(),
  tag: z.string().optional(),
  hashes: z.custom<Hashes>().optional(),
  sort: z.string().min(1).optional(),
  reverse: z.boolean().optional(),
  pageSize: z.int().positive().optional(),
  signal: z.custom<AbortSignal>().optional(),
})

export interface TorrentListOptions extends Signal {
  /** `completed` includes stopped torrents, `seeding` does not. */
  filter?: TorrentFilter
  /** "" for torrents without one. */
  category?: string
  /** "" for torrents without any. */
  tag?: string
  /** Only these; none of an empty list. */
  hashes?: Hashes
  /** A field by qBittorrent's own name: `added_on`, `name`, `ratio`. */
  sort?: string
  reverse?: boolean
  /** Torrents a request. Without it all come in one, which blocks the server for 50 ms a thousand. */
  pageSize?: number
}

export function torrentList(api: Api) {
  async function load(options: TorrentListOptions, limit?: number, offset?: number): Promise<Torrent[]> {
    const { filter, category, tag, sort, reverse, signal } = options
    const hashes = options.hashes === undefined ? undefined : torrentHashes(options.hashes)
    // An empty list asked for as "" would be every torrent.
    if (hashes?.length === 0) return []
    const ask = (named: string | undefined): Promise<Torrent[]> => {
      const fields = { filter: named, category, tag, hashes: hashes?.join('|'), sort, reverse, limit, offset }
      return api.json('torrents/info', TorrentList, fields, { signal })
    }
    const older = filter === 'stopped' ? 'paused' : filter === 'running' ? 'resumed' : undefined
    if (older === undefined) return ask(filter)
    // To the other version the name is unknown, and an unknown filter gives every torrent.
    return api.byVersion(since.stopAndStart, (reached) => ask(reached ? filter : older), signal)
  }

  async function find(hash: string, { signal }: Signal = {}): Promise<Torrent | null> {
    return (await load({ hashes: torrentHash(hash), signal }))[0] ?? null
  }

  return {
    /** All torrents that fit. Of an unknown hash nothing comes. */
    list(options: TorrentListOptions = {}): Listing<Torrent> {
      ListOptions.parse(options)
      const { pageSize, signal } = options
      return paginate({
        first: 0,
        signal,
        // Past the end, versions before 5.2 give the whole list again.
        identify: ({ hash }) => hash,
        async load(offset) {
          const items = await load(options, pageSize, pageSize === undefined ? undefined : offset)
          const full = pageSize !== undefined && items.length === pageSize
          return { items, next: full ? offset + items.length : undefined }
        },
      })
    },

    /** One torrent, or `null`. A v2 hash may be given whole; the v1 hash of a hybrid finds nothing. */
    find,

    /** One torrent; throws `not_found` when there is none. */
    async get(hash: string, { signal }: Signal = {}): Promise<Torrent> {
      const torrent = await find(hash, { signal })
      if (torrent === null) {
        const detail = 'there is no torrent with this hash'
        throw api.http.failure('GET', '/api/v2/torrents/info', { code: 'not_found', detail })
      }
      return torrent
    },

    /** How many torrents there are; from 5.0. */
    count: ({ signal }: Signal = {}): Promise<number> =>
      api.json('torrents/count', z.coerce.number(), {}, { signal, since: since.newIn51 }),
  }
}

import { z } from 'zod'
import { CategoryWires, toCategory, type Category } from './categories.ts'
import { readTorrent } from './read-torrent.ts'
import type { Torrent } from './torrent.ts'

const Fields = z.record(z.string(), z.unknown())

/** An answer of `sync/maindata`: everything, or what changed since the answer `rid`. Empty collections are left out. */
export const MainDataWire = z.object({
  rid: z.int(),
  full_update: z.boolean().optional(),
  torrents: z.record(z.string(), Fields).optional(),
  torrents_removed: z.array(z.string()).optional(),
  categories: z.record(z.string(), Fields).optional(),
  categories_removed: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  tags_removed: z.array(z.string()).optional(),
  trackers: z.record(z.string(), z.array(z.string())).optional(),
  trackers_removed: z.array(z.string()).optional(),
  server_state: Fields.optional(),
})

export type MainDataUpdate = z.output<typeof MainDataWire>

const ServerState = z.object({
  connection_status: z.string(),
  dl_info_speed: z.number(),
  up_info_speed: z.number(),
  free_space_on_disk: z.number(),
  refresh_interval: z.number(),
  use_alt_speed_limits: z.boolean(),
  queueing: z.boolean(),
})

export interface ServerState {
  connection: string
  /** Bytes a second. */
  downloadSpeed: number
  uploadSpeed: number
  /** Bytes on the disk of the default folder. */
  freeSpace: number
  /** Milliseconds between two renewals of the server's own picture. */
  refreshInterval: number
  alternativeLimits: boolean
  queueing: boolean
}

/** Everything that the server tells, merged; each update makes a new one and leaves the old one as it was. */
export interface MainData {
  torrents: ReadonlyMap<string, Torrent>
  categories: ReadonlyMap<string, Category>
  tags: readonly string[]
  /** Hashes by address of the tracker. */
  trackers: ReadonlyMap<string, readonly string[]>
  server: ServerState
  /** Hashes of what is different from the state before, also across a full update. */
  changes: { added: string[]; updated: string[]; removed: string[] }
}

/** The state with the fields as they came, from which the next update goes on. */
export interface MergedState {
  rid: number
  raw: {
    torrents: ReadonlyMap<string, z.output<typeof Fields>>
    categories: ReadonlyMap<string, z.output<typeof Fields>>
    server: z.output<typeof Fields>
  }
  data: MainData
}

/**
 * Merges an update into the state before it; pure. Throws when a torrent is not whole, as happens when an
 * answer was lost in between: then a full update is needed.
 */
export function mergeMainData(before: MergedState | undefined, update: MainDataUpdate): MergedState {
  const full = update.full_update === true
  if (before === undefined && !full) throw new TypeError('The first update must be a full one')
  const base = full ? undefined : before
  const rawTorrents = mergeFields(base?.raw.torrents, update.torrents, update.torrents_removed)
  const rawCategories = mergeFields(base?.raw.categories, update.categories, update.categories_removed)
  const rawServer = { ...base?.raw.server, ...update.server_state }

  const torrents = new Map(base?.data.torrents)
  for (const hash of update.torrents_removed ?? []) torrents.delete(hash)
  for (const hash of Object.keys(update.torrents ?? {})) {
    torrents.set(hash, readTorrent({ ...rawTorrents.get(hash), hash }))
  }
  const categoryWires = CategoryWires.parse(Object.fromEntries(rawCategories))
  const trackers = new Map<string, readonly string[]>(base?.data.trackers)
  for (const url of update.trackers_removed ?? []) trackers.delete(url)
  for (const [url, hashes] of Object.entries(update.trackers ?? {})) trackers.set(url, hashes)
  const tags = new Set([...(base?.data.tags ?? []), ...(update.tags ?? [])])
  for (const tag of update.tags_removed ?? []) tags.delete(tag)

  return {
    rid: update.rid,
    raw: { torrents: rawTorrents, categories: rawCategories, server: rawServer },
    data: {
      torrents,
      categories: new Map(Object.entries(categoryWires).map(([name, wire]) => [name, toCategory(name, wire)])),
      tags: [...tags],
      trackers,
      server: toServerState(ServerState.parse(rawServer)),
      changes: changesBetween(before?.data.torrents, torrents, full ? undefined : Object.keys(update.torrents ?? {})),
    },
  }
}

function mergeFields(
  before: ReadonlyMap<string, z.output<typeof Fields>> | undefined,
  changed: Record<string, z.output<typeof Fields>> = {},
  removed: readonly string[] = [],
): Map<string, z.output<typeof Fields>> {
  const merged = new Map(before)
  for (const key of removed) merged.delete(key)
  for (const [key, fields] of Object.entries(changed)) merged.set(key, { ...merged.get(key), ...fields })
  return merged
}

/** `touched` are the hashes that the update named; without it every torrent is compared. */
function changesBetween(
  before: ReadonlyMap<string, Torrent> = new Map(),
  after: ReadonlyMap<string, Torrent>,
  touched: Iterable<string> = after.keys(),
): MainData['changes'] {
  const changes: MainData['changes'] = { added: [], updated: [], removed: [] }
  for (const hash of before.keys()) if (!after.has(hash)) changes.removed.push(hash)
  for (const hash of touched) {
    const old = before.get(hash)
    if (old === undefined) changes.added.push(hash)
    else if (JSON.stringify(old) !== JSON.stringify(after.get(hash))) changes.updated.push(hash)
  }
  return changes
}

function toServerState(wire: z.output<typeof ServerState>): ServerState {
  return {
    connection: wire.connection_status,
    downloadSpeed: wire.dl_info_speed,
    uploadSpeed: wire.up_info_speed,
    freeSpace: wire.free_space_on_disk,
    refreshInterval: wire.refresh_interval,
    alternativeLimits: wire.use_alt_speed_limits,
    queueing: wire.queueing,
  }
}

import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { torrentHash } from './info-hash.ts'
import { noTorrent } from './on-hashes.ts'
import { since } from './web-api-version.ts'

/** A file inside a torrent. */
export interface TorrentContent {
  index: number
  /** Below the save path, with / between folders. */
  path: string
  /** Bytes. */
  size: number
  /** From 0 to 1. */
  progress: number
  priority: FilePriority
  /** Copies among the peers; `null` when it is not counted. */
  availability: number | null
  /** First and last piece. */
  pieces: [number, number]
}

export type FilePriority = 'skip' | 'normal' | 'high' | 'maximal' | 'mixed'

const priorities: Record<FilePriority, number> = { skip: 0, normal: 1, high: 6, maximal: 7, mixed: -1 }
const priorityNames = new Map<number, FilePriority>([
  [0, 'skip'],
  [1, 'normal'],
  [6, 'high'],
  [7, 'maximal'],
  [-1, 'mixed'],
])

const FileWires = z.array(
  z.object({
    index: z.int(),
    name: z.string(),
    size: z.number(),
    progress: z.number(),
    priority: z.int(),
    availability: z.number().nullish(),
    piece_range: z.tuple([z.int(), z.int()]),
  }),
)

export function torrentFiles(api: Api) {
  return {
    /** The files in their order; empty while a magnet link has no metadata. `indexes` chooses some. */
    async list(
      hash: string,
      { indexes, signal }: { indexes?: readonly number[] } & Signal = {},
    ): Promise<TorrentContent[]> {
      if (indexes?.length === 0) return []
      const fields = { hash: torrentHash(hash), indexes: indexes?.join('|') }
      const says = { ...noTorrent, 409: 'there is no file with this index' }
      const wires = await api.json('torrents/files', FileWires, fields, { signal, says })
      return wires.map((wire) => ({
        index: wire.index,
        path: wire.name,
        size: wire.size,
        progress: wire.progress,
        priority: priorityNames.get(wire.priority) ?? 'normal',
        availability: wire.availability == null || wire.availability < 0 ? null : wire.availability,
        pieces: wire.piece_range,
      }))
    },
    /** Chooses which files are wanted, and which of them first. */
    async setPriority(
      hash: string,
      indexes: readonly number[],
      priority: Exclude<FilePriority, 'mixed'>,
      { signal }: Signal = {},
    ): Promise<void> {
      if (indexes.length === 0) return
      const fields = { hash: torrentHash(hash), id: indexes.join('|'), priority: priorities[priority] }
      const says = { ...noTorrent, 409: 'there is no file with this index, or the metadata is not there yet' }
      await api.change('torrents/filePrio', fields, { signal, idempotent: true, says })
    },
    /** Renames or moves one file inside the torrent, on the disk too. */
    rename: (hash: string, path: string, newPath: string, { signal }: Signal = {}) =>
      api.change(
        'torrents/renameFile',
        { hash: torrentHash(hash), oldPath: path, newPath },
        {
          signal,
          says: { ...noTorrent, 409: 'there is no such file, or the new name is taken or not allowed' },
        },
      ),
    /** Renames or moves a folder; the torrent's name stays as it is. */
    renameFolder: (hash: string, path: string, newPath: string, { signal }: Signal = {}) =>
      api.change(
        'torrents/renameFolder',
        { hash: torrentHash(hash), oldPath: path, newPath },
        {
          signal,
          says: { ...noTorrent, 409: 'there is no such folder, or the new name is taken or not allowed' },
        },
      ),
    /** The bytes of one finished file; from 5.3. Raise `maxBodyBytes` for more than 64 MiB. */
    download: (hash: string, index: number, { maxBodyBytes, signal }: { maxBodyBytes?: number } & Signal = {}) =>
      api.bytes(
        'torrents/downloadFile',
        { hash: torrentHash(hash), file: index },
        {
          signal,
          maxBodyBytes,
          since: since.newIn53,
          says: { 409: 'the file has not fully arrived' },
        },
      ),
  }
}

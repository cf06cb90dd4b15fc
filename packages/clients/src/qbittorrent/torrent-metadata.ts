import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

/** What qBittorrent knows of a torrent that is not added. Without `files` it is still looking. */
export interface TorrentMetadata {
  hash: string | null
  infoHashV1: string | null
  infoHashV2: string | null
  name: string | null
  private: boolean | null
  /** Bytes. */
  size: number | null
  files: { path: string; size: number }[] | null
  comment: string | null
}

const Metadata = z.object({
  hash: z.string().optional(),
  infohash_v1: z.string().optional(),
  infohash_v2: z.string().optional(),
  comment: z.string().optional(),
  info: z
    .object({
      name: z.string().optional(),
      length: z.number().optional(),
      private: z.boolean().optional(),
      files: z.array(z.object({ path: z.string(), length: z.number() })).optional(),
    })
    .optional(),
})

/** Until 2.13 an object by file name, since then a list. */
const ParsedFiles = z.union([
  z.array(Metadata),
  z.record(z.string(), Metadata).transform((byName) => Object.values(byName)),
])

function toMetadata(wire: z.output<typeof Metadata>): TorrentMetadata {
  return {
    hash: wire.hash ?? null,
    infoHashV1: wire.infohash_v1 || null,
    infoHashV2: wire.infohash_v2 || null,
    name: wire.info?.name ?? null,
    private: wire.info?.private ?? null,
    size: wire.info?.length ?? null,
    files: wire.info?.files?.map(({ path, length }) => ({ path, size: length })) ?? null,
    comment: wire.comment || null,
  }
}

/** Metadata without adding a torrent; from 5.2. */
export function torrentMetadata(api: Api) {
  return {
    /** Of a magnet link, a hash or the address of a .torrent file. Answers at once; ask again until `files` is there. */
    fetch: async (source: string, { signal }: Signal = {}): Promise<TorrentMetadata> =>
      toMetadata(
        await api.changeJson(
          'torrents/fetchMetadata',
          Metadata,
          { source },
          { signal, idempotent: true, since: since.metadata },
        ),
      ),
    /** Of .torrent files, in their order. */
    async parse(files: readonly Uint8Array[], { signal }: Signal = {}): Promise<TorrentMetadata[]> {
      if (files.length === 0) return []
      const multipart = new FormData()
      for (const [place, file] of files.entries()) {
        // Of two parts with one file name only the last arrives.
        multipart.append('torrents', new Blob([new Uint8Array(file)]), `${place}.torrent`)
      }
      const options = { signal, idempotent: true, since: since.metadata }
      const wires = await api.changeJson('torrents/parseMetadata', ParsedFiles, multipart, options)
      return wires.map(toMetadata)
    },
    /** The .torrent file of metadata that was fetched or parsed before. */
    save: (source: string, { signal }: Signal = {}) =>
      api.bytes(
        'torrents/saveMetadata',
        { source },
        {
          signal,
          since: since.metadata,
          says: { 409: 'the metadata is not there yet' },
        },
      ),
  }
}

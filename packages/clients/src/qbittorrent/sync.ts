import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { torrentHash } from './info-hash.ts'
import type { MainData } from './main-data.ts'
import { noTorrent } from './on-hashes.ts'
import type { Session } from './session.ts'
import { watch, type WatchOptions } from './sync-watch.ts'

/** A peer of one torrent. Speeds in bytes a second. */
export interface Peer {
  /** address:port */
  address: string
  client: string
  /** From 0 to 1. */
  progress: number
  downloadSpeed: number
  uploadSpeed: number
  downloaded: number
  uploaded: number
  country: string | null
}

const Peers = z.object({
  peers: z
    .record(
      z.string(),
      z.object({
        client: z.string(),
        progress: z.number(),
        dl_speed: z.number(),
        up_speed: z.number(),
        downloaded: z.number(),
        uploaded: z.number(),
        country: z.string().nullish(),
      }),
    )
    .optional(),
})

export function sync(api: Api, session: Session) {
  return {
    /** The merged state of everything, again whenever something changed; see the errors and the session at `watch`. */
    watch: (options: WatchOptions = {}): AsyncGenerator<MainData, void> => watch(api.http, session, options),
    /** The peers of one torrent as they are now. */
    async peers(hash: string, { signal }: Signal = {}): Promise<Peer[]> {
      const fields = { hash: torrentHash(hash), rid: 0 }
      const { peers = {} } = await api.json('sync/torrentPeers', Peers, fields, { signal, says: noTorrent })
      return Object.entries(peers).map(([address, wire]) => ({
        address,
        client: wire.client,
        progress: wire.progress,
        downloadSpeed: wire.dl_speed,
        uploadSpeed: wire.up_speed,
        downloaded: wire.downloaded,
        uploaded: wire.uploaded,
        // 4.x says N/A for what it does not know.
        country: wire.country === 'N/A' ? null : wire.country || null,
      }))
    },
  }
}

import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { torrentHash, torrentHashes, type Hashes } from './info-hash.ts'
import { noTorrent } from './on-hashes.ts'
import { since } from './web-api-version.ts'

export interface Tracker {
  /** May hold a passkey. */
  url: string
  tier: number
  status: TrackerStatus
  /** What the tracker said. */
  message: string | null
  /** Counted by the tracker; `null` when it does not say. */
  seeds: number | null
  leeches: number | null
  peers: number | null
  downloads: number | null
}

const statuses = [
  'disabled',
  'not contacted',
  'working',
  'updating',
  'not working',
  'tracker error',
  'unreachable',
] as const
export type TrackerStatus = (typeof statuses)[number] | 'unknown'

const Trackers = z.array(
  z.object({
    url: z.string(),
    tier: z.coerce.number().nullish(),
    status: z.int(),
    msg: z.string().nullish(),
    num_seeds: z.number(),
    num_leeches: z.number(),
    num_peers: z.number(),
    num_downloaded: z.number(),
  }),
)

const WebSeeds = z.array(z.object({ url: z.string() }))
const AddedPeers = z.record(z.string(), z.object({ added: z.int(), failed: z.int() }))

const counted = (value: number): number | null => (value < 0 ? null : value)
/** DHT, PeX and LSD come as entries that look like trackers. */
const isTracker = ({ url }: { url: string }): boolean => !url.startsWith('** [')

const one = (hash: string) => ({ hash: torrentHash(hash) })

export function torrentTrackers(api: Api) {
  return {
    trackers: {
      /** The trackers, without DHT, PeX and LSD. */
      async list(hash: string, { signal }: Signal = {}): Promise<Tracker[]> {
        const wires = await api.json('torrents/trackers', Trackers, one(hash), { signal, says: noTorrent })
        return wires.filter(isTracker).map((wire) => ({
          url: wire.url,
          tier: wire.tier ?? 0,
          status: statuses[wire.status] ?? 'unknown',
          message: wire.msg || null,
          seeds: counted(wire.num_seeds),
          leeches: counted(wire.num_leeches),
          peers: counted(wire.num_peers),
          downloads: counted(wire.num_downloaded),
        }))
      },
      /** Each address becomes a tier of its own. Unknown hashes are passed over from 5.2. */
      async add(hash: string, urls: readonly string[], { signal }: Signal = {}): Promise<void> {
        if (urls.length === 0) return
        const fields = { ...one(hash), urls: urls.join('\n') }
        await api.change('torrents/addTrackers', fields, { signal, idempotent: true, says: noTorrent })
      },
      /** The old address is called `origUrl` until 5.1 and `url` from 5.2: both are sent. */
      edit: (hash: string, url: string, newUrl: string, { signal }: Signal = {}) =>
        api.change(
          'torrents/editTracker',
          { ...one(hash), origUrl: url, url, newUrl },
          {
            signal,
            says: {
              400: 'the new address is not valid',
              404: noTorrent[404],
              409: 'there is no such tracker, or the new address is there already',
            },
          },
        ),
      /** Unknown addresses are passed over from 5.2; before, `conflict`. */
      async remove(hash: string, urls: readonly string[], { signal }: Signal = {}): Promise<void> {
        if (urls.length === 0) return
        const says = { ...noTorrent, 409: 'there is no such tracker' }
        await api.change(
          'torrents/removeTrackers',
          { ...one(hash), urls: urls.join('|') },
          { signal, idempotent: true, says },
        )
      },
    },
    webSeeds: {
      /** Addresses of web servers that give the files too (BEP 19). */
      list: async (hash: string, { signal }: Signal = {}): Promise<string[]> =>
        (await api.json('torrents/webseeds', WebSeeds, one(hash), { signal, says: noTorrent })).map(({ url }) => url),
      /** These three from 5.0. */
      async add(hash: string, urls: readonly string[], { signal }: Signal = {}): Promise<void> {
        if (urls.length === 0) return
        await webSeedChange(api, 'torrents/addWebSeeds', { ...one(hash), urls: urls.join('|') }, signal)
      },
      /** Throws `conflict` when there is no such web seed. */
      edit: (hash: string, url: string, newUrl: string, { signal }: Signal = {}) =>
        webSeedChange(api, 'torrents/editWebSeed', { ...one(hash), origUrl: url, newUrl }, signal),
      async remove(hash: string, urls: readonly string[], { signal }: Signal = {}): Promise<void> {
        if (urls.length === 0) return
        await webSeedChange(api, 'torrents/removeWebSeeds', { ...one(hash), urls: urls.join('|') }, signal)
      },
    },
    peers: {
      /** Adds peers as `address:port`; tells for each torrent how many were added and how many failed. */
      async add(hashes: Hashes, peers: readonly string[], { signal }: Signal = {}) {
        const chosen = torrentHashes(hashes)
        if (chosen.length === 0 || peers.length === 0) return {}
        const fields = { hashes: chosen.join('|'), peers: peers.join('|') }
        const says = { 400: 'none of the peers is an address:port' }
        return api.changeJson('torrents/addPeers', AddedPeers, fields, { signal, idempotent: true, says })
      },
    },
  }
}

function webSeedChange(api: Api, route: string, fields: Record<string, string>, signal?: AbortSignal): Promise<void> {
  return api.change(route, fields, {
    signal,
    since: since.newIn51,
    says: { 400: 'the address is not valid', 404: noTorrent[404], 409: 'there is no such web seed' },
  })
}

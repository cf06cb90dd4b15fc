import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { torrentHash } from './info-hash.ts'
import { noTorrent } from './on-hashes.ts'
import { since } from './web-api-version.ts'

/** What only one torrent at a time tells. Unknown figures are `null`. */
export interface TorrentProperties {
  /** Who made the .torrent file, and when (ISO 8601). */
  createdBy: string | null
  createdAt: string | null
  comment: string | null
  /** Bytes. */
  pieceSize: number | null
  pieces: number | null
  piecesHave: number
  connections: number
  connectionLimit: number
  /** Bytes that were thrown away. */
  wasted: number
  /** Seconds until the next announce. */
  reannounceIn: number
}

const Properties = z.object({
  created_by: z.string(),
  creation_date: z.number(),
  comment: z.string(),
  piece_size: z.number(),
  pieces_num: z.number(),
  pieces_have: z.number(),
  nb_connections: z.number(),
  nb_connections_limit: z.number(),
  total_wasted: z.number(),
  reannounce: z.number(),
})

const pieceStates = ['missing', 'downloading', 'have'] as const
export type PieceState = (typeof pieceStates)[number]

const positive = (value: number): number | null => (value > 0 ? value : null)

const one = (hash: string) => ({ hash: torrentHash(hash) })
const options = ({ signal }: Signal = {}) => ({ signal, says: noTorrent })

export function torrentDetails(api: Api) {
  return {
    /** Throws `not_found` for an unknown hash, as all of these. */
    async properties(hash: string, { signal }: Signal = {}): Promise<TorrentProperties> {
      const wire = await api.json('torrents/properties', Properties, one(hash), options({ signal }))
      return {
        createdBy: wire.created_by || null,
        createdAt: wire.creation_date > 0 ? new Date(wire.creation_date * 1000).toISOString() : null,
        comment: wire.comment || null,
        pieceSize: positive(wire.piece_size),
        pieces: positive(wire.pieces_num),
        piecesHave: Math.max(0, wire.pieces_have),
        connections: wire.nb_connections,
        connectionLimit: wire.nb_connections_limit,
        wasted: wire.total_wasted,
        reannounceIn: wire.reannounce,
      }
    },
    /** The .torrent file; without metadata `conflict`. */
    export: (hash: string, { signal }: Signal = {}) =>
      api.bytes('torrents/export', one(hash), {
        signal,
        says: { ...noTorrent, 409: 'the metadata is not there yet' },
      }),
    /** Per piece, in order; empty without metadata. */
    pieces: {
      /** What is there of each piece. */
      states: async (hash: string, { signal }: Signal = {}): Promise<PieceState[]> =>
        (await api.json('torrents/pieceStates', z.array(z.int()), one(hash), options({ signal }))).map(
          (state) => pieceStates[state] ?? 'missing',
        ),
      /** SHA-1 in hex. */
      hashes: (hash: string, { signal }: Signal = {}): Promise<string[]> =>
        api.json('torrents/pieceHashes', z.array(z.string()), one(hash), options({ signal })),
      /** How many peers have each piece; from 5.2. */
      availability: (hash: string, { signal }: Signal = {}): Promise<number[]> =>
        api.json('torrents/pieceAvailability', z.array(z.number()), one(hash), {
          ...options({ signal }),
          since: since.newIn52,
        }),
    },
    /** Certificates of a torrent that is exchanged over TLS; from 5.0. */
    ssl: {
      /** PEM texts; the key is a secret. */
      get: (hash: string, { signal }: Signal = {}) =>
        api.json('torrents/SSLParameters', SslParameters, one(hash), {
          ...options({ signal }),
          since: since.newIn51,
        }),
      /** PEM texts. */
      set: (hash: string, parameters: z.output<typeof SslParameters>, { signal }: Signal = {}) =>
        api.change(
          'torrents/setSSLParameters',
          { ...one(hash), ...parameters },
          {
            ...options({ signal }),
            idempotent: true,
            since: since.newIn51,
          },
        ),
    },
  }
}

const SslParameters = z.object({ ssl_certificate: z.string(), ssl_private_key: z.string(), ssl_dh_params: z.string() })

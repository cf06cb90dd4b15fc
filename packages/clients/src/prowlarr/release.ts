import { z } from 'zod'
import { wireNumber, wireText, wireTexts } from '../core/index.ts'
import { stripKey } from './strip-key.ts'

/** A release that an indexer offers. Unknown facts are `null`. */
export interface ProwlarrRelease {
  /** Which release: `indexerId` and `guid` together. Links change with every search. */
  indexerId: number
  guid: string
  indexer: string
  title: string
  protocol: 'torrent' | 'usenet' | 'unknown'
  /** Bytes. */
  size: number | null
  files: number | null
  grabs: number | null
  seeders: number | null
  leechers: number | null
  /** ISO 8601. */
  publishedAt: string
  /** 3030 are audiobooks; numbers from 100000 are the tracker's own. */
  categories: { id: number; name: string | null }[]
  /** internal, exclusive, freeleech, halfleech, neutralleech, doubleupload, scene, … */
  flags: string[]
  /** 40 hex digits, lower case. */
  infoHash: string | null
  /** The page at the indexer. */
  infoUrl: string | null
  /** Prowlarr's own link to the file, without the key: give the release to `releases.download`. */
  downloadUrl: string | null
  /** A magnet link, or Prowlarr's own link that leads to one. */
  magnetUrl: string | null
}

export const ReleaseWire = z.object({
  guid: z.string(),
  indexerId: z.int(),
  indexer: wireText,
  title: z.string(),
  protocol: z.enum(['torrent', 'usenet', 'unknown']).catch('unknown'),
  size: wireNumber,
  files: wireNumber,
  grabs: wireNumber,
  seeders: wireNumber,
  leechers: wireNumber,
  publishDate: z.string(),
  categories: z.array(z.object({ id: z.int(), name: wireText })).nullish(),
  indexerFlags: wireTexts,
  infoHash: wireText,
  infoUrl: wireText,
  downloadUrl: wireText,
  magnetUrl: wireText,
})

const link = (address: string | null | undefined): string | null => (address ? stripKey(address) : null)

export function toRelease(wire: z.output<typeof ReleaseWire>): ProwlarrRelease {
  return {
    indexerId: wire.indexerId,
    guid: wire.guid,
    indexer: wire.indexer ?? '',
    title: wire.title,
    protocol: wire.protocol,
    size: wire.size || null,
    files: wire.files ?? null,
    grabs: wire.grabs ?? null,
    seeders: wire.seeders ?? null,
    leechers: wire.leechers ?? null,
    publishedAt: wire.publishDate,
    categories: (wire.categories ?? []).map(({ id, name }) => ({ id, name: name ?? null })),
    flags: wire.indexerFlags ?? [],
    infoHash: wire.infoHash?.toLowerCase() || null,
    infoUrl: link(wire.infoUrl),
    downloadUrl: link(wire.downloadUrl),
    magnetUrl: link(wire.magnetUrl),
  }
}

import { listedHash } from './info-hash.ts'
import { parseMagnet } from './magnet.ts'
import { parseTorrentFile } from './torrent-file.ts'

/** What is to be added, with all that can be known of it before anything is sent. */
export type TorrentSource = HashedSource | { kind: 'address'; url: string }

export type HashedSource = ({ kind: 'file'; bytes: Uint8Array } | { kind: 'magnet'; uri: string }) & {
  /** Those under which qBittorrent may list it, the likely one first. */
  hashes: string[]
  /** The hash of a magnet link without another: the torrent may be a hybrid that is there under its v2 hash. */
  onlyV1?: string
}

/**
 * Reads what a caller gives: the bytes of a .torrent file, a magnet link, a bare v1 hash, or an http address.
 * A magnet link with only the v1 hash of a hybrid is listed under that until the metadata comes. Throws a TypeError
 * for anything else.
 */
export async function readSource(source: string | Uint8Array): Promise<TorrentSource> {
  if (typeof source !== 'string') {
    const file = await parseTorrentFile(source)
    return { kind: 'file', bytes: source, hashes: candidates(file) }
  }
  const text = source.trim()
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return { kind: 'address', url: text }
  const bare = /^([0-9a-f]{40}|[a-z2-7]{32})$/i.test(text)
  const magnet = parseMagnet(bare ? `magnet:?xt=urn:btih:${text}` : text)
  const onlyV1 = magnet.infoHashV2 === null ? (magnet.infoHashV1 ?? undefined) : undefined
  return { kind: 'magnet', uri: magnet.uri, hashes: candidates(magnet), onlyV1 }
}

function candidates(hashes: { infoHashV1: string | null; infoHashV2: string | null }): string[] {
  return [...new Set([listedHash(hashes), hashes.infoHashV1 ?? []].flat())]
}

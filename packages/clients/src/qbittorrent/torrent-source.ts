import { listedHash } from './info-hash.ts'
import { parseMagnet } from './magnet.ts'
import { parseTorrentFile } from './torrent-file.ts'

/** What is to be added, with all that can be known of it before anything is sent. */
export type TorrentSource =
  | { kind: 'file'; bytes: Uint8Array; hashes: string[] }
  | { kind: 'magnet'; uri: string; hashes: string[] }
  | { kind: 'address'; url: string }

/**
 * Reads what a caller gives: the bytes of a .torrent file, a magnet link, a bare v1 hash, or an http address.
 * `hashes` are those under which qBittorrent may list it, the likely one first: a magnet link with only the v1 hash of
 * a hybrid is listed under that until the metadata comes. Throws a TypeError for anything else.
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
  return { kind: 'magnet', uri: magnet.uri, hashes: candidates(magnet) }
}

function candidates(hashes: { infoHashV1: string | null; infoHashV2: string | null }): string[] {
  return [...new Set([listedHash(hashes), hashes.infoHashV1 ?? []].flat())]
}

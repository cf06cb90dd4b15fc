/** The hashes of a torrent's info dictionary in lower-case hex: SHA-1 (BEP 3), SHA-256 (BEP 52), or both for a hybrid. */
export interface InfoHashes {
  /** 40 digits. */
  infoHashV1: string | null
  /** 64 digits. */
  infoHashV2: string | null
}

/**
 * The 40 digits under which qBittorrent lists a torrent: the v2 hash cut short where there is one, else the v1 hash.
 * Neither the v1 hash of a hybrid nor the whole v2 hash finds anything there.
 */
export function listedHash({ infoHashV1, infoHashV2 }: InfoHashes): string {
  const hash = infoHashV2?.slice(0, 40) ?? infoHashV1
  if (hash === null || hash === undefined) throw new TypeError('A torrent has at least one info hash')
  return hash
}

/** A hash as qBittorrent takes it: lower case, a v2 hash cut to 40 digits. Anything else throws a TypeError. */
export function torrentHash(hash: string): string {
  const text = hash.trim().toLowerCase()
  if (/^[0-9a-f]{40}$/.test(text)) return text
  if (/^[0-9a-f]{64}$/.test(text)) return text.slice(0, 40)
  throw new TypeError('A torrent hash has 40 hex digits, or 64 for v2')
}

/** One hash, or several. */
export type Hashes = string | readonly string[]

/** Several hashes, each once. The words "all" and "" are no hashes: they throw, as they would mean every torrent. */
export function torrentHashes(hashes: Hashes): string[] {
  return [...new Set((typeof hashes === 'string' ? [hashes] : hashes).map(torrentHash))]
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

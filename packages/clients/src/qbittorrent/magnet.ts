import { decodeBase32 } from './base32.ts'
import { toHex, type InfoHashes } from './info-hash.ts'

export interface Magnet extends InfoHashes {
  /** The address as it was given. */
  uri: string
  /** The display name (`dn`). */
  name: string | null
  trackers: string[]
}

/**
 * Reads a magnet link: v1 hashes as 40 hex digits or 32 base32 characters (`urn:btih`, BEP 9), v2 hashes as a
 * SHA-256 multihash (`urn:btmh:1220…`, BEP 52). Throws a TypeError when it names no torrent.
 */
export function parseMagnet(uri: string): Magnet {
  const trimmed = uri.trim()
  if (!/^magnet:\?/i.test(trimmed)) throw new TypeError('A magnet link starts with magnet:?')
  const fields = new URLSearchParams(trimmed.slice('magnet:?'.length))
  // xt.1, xt.2: several topics may be numbered.
  const topics = [...fields].filter(([name]) => /^xt(\.\d+)?$/i.test(name)).map(([, value]) => value.trim())
  const infoHashV1 = first(topics, readV1)
  const infoHashV2 = first(topics, readV2)
  if (infoHashV1 === null && infoHashV2 === null) {
    throw new TypeError('The magnet link holds no BitTorrent info hash (xt=urn:btih:… or xt=urn:btmh:1220…)')
  }
  return { uri: trimmed, infoHashV1, infoHashV2, name: fields.get('dn'), trackers: fields.getAll('tr') }
}

function first(topics: readonly string[], read: (topic: string) => string | null): string | null {
  for (const topic of topics) {
    const hash = read(topic)
    if (hash !== null) return hash
  }
  return null
}

function readV1(topic: string): string | null {
  const text = /^urn:btih:(.+)$/i.exec(topic)?.[1]
  if (text === undefined) return null
  if (/^[0-9a-f]{40}$/i.test(text)) return text.toLowerCase()
  return /^[a-z2-7]{32}$/i.test(text) ? toHex(decodeBase32(text)) : null
}

function readV2(topic: string): string | null {
  // 12 20: SHA-256 in the multihash table, 32 bytes long.
  return /^urn:btmh:1220([0-9a-f]{64})$/i.exec(topic)?.[1]?.toLowerCase() ?? null
}

import { createHash } from 'node:crypto'
import bencode from 'bencode'

export interface Added {
  hash: string
  v1: string
  v2: string
  name: string
  size: number
  /** Bytes of the file; without it the metadata is not known. */
  file: Uint8Array | undefined
  private: boolean
  tracker: string
}

interface Metainfo {
  announce?: Uint8Array
  info: {
    name: Uint8Array
    length?: number
    private?: number
    files?: { length: number }[]
    pieces?: Uint8Array
    'meta version'?: number
  }
}

/** Reads a .torrent file as qBittorrent does; undefined for anything else. */
export function readTorrentFile(file: Uint8Array): Added | undefined {
  try {
    const { info, announce } = bencode.decode(file) as Metainfo
    const encoded = bencode.encode(info)
    const v1 = info.pieces === undefined ? '' : createHash('sha1').update(encoded).digest('hex')
    const v2 = info['meta version'] === 2 ? createHash('sha256').update(encoded).digest('hex') : ''
    if (v1 === '' && v2 === '') return undefined
    return {
      hash: v2 === '' ? v1 : v2.slice(0, 40),
      v1,
      v2,
      name: Buffer.from(info.name).toString(),
      size: info.length ?? info.files?.reduce((sum, { length }) => sum + length, 0) ?? 0,
      file,
      private: info.private === 1,
      tracker: announce === undefined ? '' : Buffer.from(announce).toString(),
    }
  } catch {
    return undefined
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Reads a magnet link or a bare hash; undefined for anything else. */
export function readMagnet(text: string): Added | undefined {
  const fields = new URLSearchParams(
    /^[0-9a-f]{40}$/i.test(text) ? `xt=urn:btih:${text}` : text.replace(/^magnet:\?/, ''),
  )
  const topics = fields.getAll('xt').join(' ')
  const hex = /btih:([0-9a-f]{40})\b/i.exec(topics)?.[1]?.toLowerCase()
  const base32 = /btih:([a-z2-7]{32})\b/i.exec(topics)?.[1]
  const v1 = hex ?? (base32 === undefined ? '' : fromBase32(base32.toUpperCase()))
  const v2 = /btmh:1220([0-9a-f]{64})/i.exec(topics)?.[1]?.toLowerCase() ?? ''
  const hash = v2 === '' ? v1 : v2.slice(0, 40)
  if (hash === '') return undefined
  return {
    hash,
    v1,
    v2,
    name: fields.get('dn') ?? hash,
    size: 0,
    file: undefined,
    private: false,
    tracker: fields.get('tr') ?? '',
  }
}

function fromBase32(text: string): string {
  let bits = ''
  for (const letter of text) bits += letters.indexOf(letter).toString(2).padStart(5, '0')
  return (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
}

import { createHash } from 'node:crypto'
import bencode from 'bencode'

const pieceLength = 16_384
const sha1 = (data: Uint8Array): Buffer => createHash('sha1').update(data).digest()
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()

export interface MadeTorrent {
  bytes: Uint8Array
  infoHashV1: string | null
  infoHashV2: string | null
}

/** A .torrent file of one file. A v2 or hybrid one holds at most one piece, so that the root is the piece's own hash. */
export function makeTorrent({
  name,
  data,
  version = 'v1',
  announce,
  isPrivate = false,
}: {
  name: string
  data: Uint8Array
  version?: 'v1' | 'v2' | 'hybrid'
  announce?: string
  isPrivate?: boolean
}): MadeTorrent {
  const pieces: Buffer[] = []
  for (let start = 0; start < data.length; start += pieceLength)
    pieces.push(sha1(data.subarray(start, start + pieceLength)))
  const v1 = { length: data.length, pieces: Buffer.concat(pieces) }
  const v2 = {
    'file tree': { [name]: { '': { length: data.length, 'pieces root': sha256(data) } } },
    'meta version': 2,
  }
  const info = {
    name,
    'piece length': pieceLength,
    ...(version === 'v2' ? {} : v1),
    ...(version === 'v1' ? {} : v2),
    ...(isPrivate ? { private: 1 } : {}),
  }
  const encoded = bencode.encode(info)
  const bytes = bencode.encode({
    ...(announce === undefined ? {} : { announce }),
    info,
    'piece layers': version === 'v1' ? undefined : {},
  })
  return {
    bytes,
    infoHashV1: version === 'v2' ? null : sha1(encoded).toString('hex'),
    infoHashV2: version === 'v1' ? null : sha256(encoded).toString('hex'),
  }
}

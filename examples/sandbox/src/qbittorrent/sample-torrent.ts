import { createHash } from 'node:crypto'
import bencode from 'bencode'

/** The .torrent file of one small made-up file. */
export function sampleTorrent(name: string, announce = 'http://127.0.0.1:9/announce'): Uint8Array {
  const content = Buffer.from(`The content of ${name}`)
  const info = {
    name,
    length: content.length,
    'piece length': 16_384,
    pieces: createHash('sha1').update(content).digest(),
  }
  return bencode.encode({ announce, info })
}

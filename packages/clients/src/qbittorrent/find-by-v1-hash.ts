import type { torrentList } from './torrent-list.ts'
import type { Torrent } from './torrent.ts'

/**
 * The torrent with this v1 hash, whatever it is listed under; `null` when there is none. A hybrid is listed under its
 * v2 hash, where its v1 hash finds nothing, and a magnet link with only the v1 hash goes there with its metadata.
 */
export async function findByV1Hash(
  list: ReturnType<typeof torrentList>['list'],
  hash: string,
  signal?: AbortSignal,
): Promise<Torrent | null> {
  for await (const torrent of list({ signal })) if (torrent.infoHashV1 === hash) return torrent
  return null
}

import { loadOnce } from './load-once.ts'
import type { TorrentFile } from './torrent-file.ts'

const reading = loadOnce(() => import('./torrent-file.ts'))

/**
 * Reads and checks a .torrent file and computes its info hashes over the bytes as they stand in the file (BEP 3,
 * BEP 52). Throws a TypeError for anything that qBittorrent would refuse, so that it need not be sent.
 */
export async function parseTorrentFile(file: Uint8Array): Promise<TorrentFile> {
  return await (await reading()).parseTorrentFile(file)
}

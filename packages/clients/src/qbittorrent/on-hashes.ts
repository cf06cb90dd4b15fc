import type { Api, Fields, RouteOptions } from './api.ts'
import { torrentHashes, type Hashes } from './info-hash.ts'

/** A hash, several, or the word `all` for every torrent there is. An empty list is no torrent at all. */
export type Selection = Hashes

/** Makes a change to the chosen torrents; sends nothing when there are none. Unknown hashes are passed over by qBittorrent. */
export async function onHashes(
  api: Api,
  route: string,
  hashes: Selection,
  fields: Fields = {},
  options: RouteOptions = {},
): Promise<void> {
  const chosen = hashes === 'all' ? ['all'] : torrentHashes(hashes)
  if (chosen.length === 0) return
  await api.change(route, { hashes: chosen.join('|'), ...fields }, options)
}

export const noTorrent = { 404: 'there is no torrent with this hash' }

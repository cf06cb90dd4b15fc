import type { Clock } from '../core/clock.ts'
import { findByV1Hash } from './find-by-v1-hash.ts'
import type { torrentList } from './torrent-list.ts'
import type { HashedSource } from './torrent-source.ts'
import type { Torrent } from './torrent.ts'

/** Milliseconds: a new torrent is listed after 1 to 110, and its answer may be lost. */
const confirmWithin = 5_000
const confirmDelays = { first: 10, longest: 500 }

/** Ways to find a torrent that was to be added; undefined when it is not there. */
export interface TorrentLookup {
  /** One that was there before, also when it is listed under a hash that cannot be known here. */
  find(source: HashedSource, signal?: AbortSignal): Promise<Torrent | undefined>
  /** One that was just added: it is waited for a while. */
  await(source: HashedSource, signal?: AbortSignal): Promise<Torrent | undefined>
}

export function torrentLookup(list: ReturnType<typeof torrentList>['list'], clock: Clock): TorrentLookup {
  async function listed({ hashes }: HashedSource, signal?: AbortSignal): Promise<Torrent | undefined> {
    return (await list({ hashes, signal }).page()).items[0]
  }

  return {
    async find(source, signal) {
      const torrent = await listed(source, signal)
      if (torrent !== undefined || source.onlyV1 === undefined) return torrent
      return (await findByV1Hash(list, source.onlyV1, signal)) ?? undefined
    },
    async await(source, signal) {
      let waited = 0
      for (let delay = confirmDelays.first; ; delay = Math.min(delay * 2, confirmDelays.longest)) {
        const torrent = await listed(source, signal)
        if (torrent !== undefined || waited >= confirmWithin) return torrent
        await clock.sleep(delay, signal)
        waited += delay
      }
    },
  }
}

import { isClientError } from '../core/index.ts'
import { pathOf, type Api, type Signal } from './api.ts'
import { findByV1Hash } from './find-by-v1-hash.ts'
import { torrentHash } from './info-hash.ts'
import { torrentList } from './torrent-list.ts'
import type { TorrentState } from './torrent-state.ts'
import type { Torrent } from './torrent.ts'

/** `done`: everything wanted has arrived and been checked. A function decides for itself. */
export type Awaited = 'done' | TorrentState | readonly TorrentState[] | ((torrent: Torrent) => boolean)

export interface WaitOptions extends Signal {
  /** Milliseconds between two looks; the server's own picture is renewed every 1,500. */
  interval?: number
}

/** Milliseconds after which a torrent that was never seen counts as not there: adding takes up to 110. */
const appearWithin = 3_000

/** States that lead nowhere by themselves. */
const stuck = new Set<TorrentState>(['error', 'missingFiles'])

export function torrentWait(api: Api) {
  const { list, find } = torrentList(api)
  const fail = (code: 'not_found' | 'conflict', detail: string) =>
    api.http.failure('GET', pathOf('torrents/info'), { code, detail })

  return {
    /**
     * Waits until the torrent is in the state, and gives it. There is no deadline but the signal. A server that is away
     * is waited for. Throws `conflict` when the torrent is in error, `not_found` when it is not there or was removed.
     * A state of less than 1.5 s may never show.
     */
    async waitFor(hash: string, state: Awaited, { interval = 1_500, signal }: WaitOptions = {}): Promise<Torrent> {
      const wanted = matcher(state)
      let current = torrentHash(hash)
      let seen = false
      let waited = 0
      for (;;) {
        const torrent = await patient(() => find(current, { signal }))
        if (torrent === null) {
          const other = await patient(() => findByV1Hash(list, current, signal))
          if (other !== null && other !== undefined) {
            current = other.hash
            continue
          }
          if (other === null && (seen || waited >= appearWithin)) {
            throw fail('not_found', seen ? 'the torrent was removed' : 'there is no torrent with this hash')
          }
        } else if (torrent !== undefined) {
          seen = true
          if (wanted(torrent)) return torrent
          if (stuck.has(torrent.state))
            throw fail('conflict', `the torrent is in state ${torrent.state} and gets no further`)
        }
        await api.http.clock.sleep(interval, signal)
        waited += interval
      }
    },
  }
}

/** Undefined while the server cannot be reached. */
async function patient<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    const away = ['network', 'timeout', 'unavailable', 'rate_limited'] as const
    if (away.some((code) => isClientError(error, code))) return undefined
    throw error
  }
}

function matcher(state: Awaited): (torrent: Torrent) => boolean {
  if (typeof state === 'function') return state
  if (state === 'done') return ({ done }) => done
  const states: readonly TorrentState[] = typeof state === 'string' ? [state] : state
  return (torrent) => states.includes(torrent.state)
}

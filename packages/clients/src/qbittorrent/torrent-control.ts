import type { Api, Signal } from './api.ts'
import { torrentHashes, type Hashes } from './info-hash.ts'
import { onHashes, type Selection } from './on-hashes.ts'
import { torrentList } from './torrent-list.ts'
import { since } from './web-api-version.ts'

type Switch = 'sequentialDownload' | 'firstLastPiecePriority'

export function torrentControl(api: Api) {
  const { list } = torrentList(api)
  const act =
    (route: string) =>
    (hashes: Selection, { signal }: Signal = {}) =>
      onHashes(api, route, hashes, {}, { signal, idempotent: true })

  /** Stop and start were called pause and resume until 4.6; the other name is a 404. */
  const byVersion =
    (name: string, oldName: string) =>
    async (hashes: Selection, { signal }: Signal = {}) => {
      if (hashes !== 'all' && torrentHashes(hashes).length === 0) return
      const change = (reached: boolean) =>
        onHashes(api, `torrents/${reached ? name : oldName}`, hashes, {}, { signal, idempotent: true })
      await api.byVersion(since.stopAndStart, change, signal)
    }

  /** The API only toggles, so those that differ are looked up first. */
  const set =
    (field: Switch, route: string) =>
    async (hashes: Hashes, value: boolean, { signal }: Signal = {}) => {
      const different: string[] = []
      for await (const torrent of list({ hashes, signal })) if (torrent[field] !== value) different.push(torrent.hash)
      await onHashes(api, route, different, {}, { signal })
    }

  return {
    /** Starts (4.x: resumes). The new state shows after 1.5 s at most. A torrent whose files are missing needs `recheck`. */
    start: byVersion('start', 'resume'),
    /** Stops (4.x: pauses). The new state shows after 1.5 s at most. */
    stop: byVersion('stop', 'pause'),
    /** Removes torrents, and their files from the disk unless `keepFiles`. All of them at once it does not remove. */
    async remove(hashes: Hashes, { keepFiles, signal }: { keepFiles: boolean } & Signal): Promise<void> {
      if (typeof keepFiles !== 'boolean') throw new TypeError('torrents.remove: keepFiles must be true or false')
      const chosen = torrentHashes(hashes)
      await onHashes(api, 'torrents/delete', chosen, { deleteFiles: !keepFiles }, { signal, idempotent: true })
    },
    /** Checks the files against the hashes again. */
    recheck: act('torrents/recheck'),
    /** Asks the trackers now. */
    reannounce: act('torrents/reannounce'),
    /** Starts past the queue and its limits, or leaves that again. */
    setForceStart: (hashes: Selection, value: boolean, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setForceStart', hashes, { value }, { signal, idempotent: true }),
    /** Tells each peer of few pieces only; for the first seed of a torrent. */
    setSuperSeeding: (hashes: Selection, value: boolean, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setSuperSeeding', hashes, { value }, { signal, idempotent: true }),
    /** Whether the category decides where the files go. */
    setAutoManagement: (hashes: Selection, enable: boolean, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setAutoManagement', hashes, { enable }, { signal, idempotent: true }),
    /** Whether pieces come in order. */
    setSequentialDownload: set('sequentialDownload', 'torrents/toggleSequentialDownload'),
    /** Whether the ends of files come first, as players want them. */
    setFirstLastPiecePriority: set('firstLastPiecePriority', 'torrents/toggleFirstLastPiecePrio'),
    /** Moves in the queue; throws `conflict` while queueing is off in the settings. */
    queue: {
      up: queueMove(api, 'increasePrio'),
      down: queueMove(api, 'decreasePrio'),
      top: queueMove(api, 'topPrio'),
      bottom: queueMove(api, 'bottomPrio'),
    },
  }
}

const queueMove =
  (api: Api, name: string) =>
  (hashes: Selection, { signal }: Signal = {}) =>
    onHashes(
      api,
      `torrents/${name}`,
      hashes,
      {},
      { signal, says: { 409: 'queueing is off in the settings of qBittorrent' } },
    )

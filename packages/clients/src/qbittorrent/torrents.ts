import type { Api } from './api.ts'
import { loadOnce } from './load-once.ts'
import { listedOnFirstUse, onFirstUse } from './on-first-use.ts'
import type { torrentTags } from './tags.ts'
import type { torrentAdd } from './torrent-add.ts'
import type { torrentControl } from './torrent-control.ts'
import type { torrentDetails } from './torrent-details.ts'
import type { torrentFiles } from './torrent-files.ts'
import type { torrentList } from './torrent-list.ts'
import type { torrentMetadata } from './torrent-metadata.ts'
import type { torrentSettings } from './torrent-settings.ts'
import type { torrentTrackers } from './torrent-trackers.ts'
import type { torrentWait } from './torrent-wait.ts'

type Parts = ReturnType<typeof torrentList> &
  ReturnType<typeof torrentAdd> &
  ReturnType<typeof torrentWait> &
  ReturnType<typeof torrentControl> &
  ReturnType<typeof torrentSettings> &
  ReturnType<typeof torrentDetails> &
  ReturnType<typeof torrentTrackers>

export interface Torrents extends Parts {
  files: ReturnType<typeof torrentFiles>
  tags: ReturnType<typeof torrentTags>
  metadata: ReturnType<typeof torrentMetadata>
}

/** What can be done with torrents, by the names of `Torrents`. */
export function torrentGroups(api: () => Promise<Api>): Torrents {
  const listing = loadOnce(async () => (await import('./torrent-list.ts')).torrentList(await api()))
  return {
    list: (options) => listedOnFirstUse(async () => (await listing()).list(options)),
    ...onFirstUse({ find: true, get: true, count: true }, listing),
    ...onFirstUse(
      { add: true },
      loadOnce(async () => (await import('./torrent-add.ts')).torrentAdd(await api())),
    ),
    ...onFirstUse(
      { waitFor: true },
      loadOnce(async () => (await import('./torrent-wait.ts')).torrentWait(await api())),
    ),
    ...onFirstUse(
      {
        start: true,
        stop: true,
        remove: true,
        recheck: true,
        reannounce: true,
        setForceStart: true,
        setSuperSeeding: true,
        setAutoManagement: true,
        setSequentialDownload: true,
        setFirstLastPiecePriority: true,
        queue: { up: true, down: true, top: true, bottom: true },
      },
      loadOnce(async () => (await import('./torrent-control.ts')).torrentControl(await api())),
    ),
    ...onFirstUse(
      {
        rename: true,
        setComment: true,
        setLocation: true,
        setSavePath: true,
        setDownloadPath: true,
        setCategory: true,
        downloadLimits: true,
        uploadLimits: true,
        setDownloadLimit: true,
        setUploadLimit: true,
        setShareLimits: true,
      },
      loadOnce(async () => (await import('./torrent-settings.ts')).torrentSettings(await api())),
    ),
    ...onFirstUse(
      {
        properties: true,
        export: true,
        pieces: { states: true, hashes: true, availability: true },
        ssl: { get: true, set: true },
      },
      loadOnce(async () => (await import('./torrent-details.ts')).torrentDetails(await api())),
    ),
    ...onFirstUse(
      {
        trackers: { list: true, add: true, edit: true, remove: true },
        webSeeds: { list: true, add: true, edit: true, remove: true },
        peers: { add: true },
      },
      loadOnce(async () => (await import('./torrent-trackers.ts')).torrentTrackers(await api())),
    ),
    files: onFirstUse(
      { list: true, setPriority: true, rename: true, renameFolder: true, download: true },
      loadOnce(async () => (await import('./torrent-files.ts')).torrentFiles(await api())),
    ),
    tags: onFirstUse(
      { add: true, remove: true, clear: true, set: true },
      loadOnce(async () => (await import('./tags.ts')).torrentTags(await api())),
    ),
    metadata: onFirstUse(
      { fetch: true, parse: true, save: true },
      loadOnce(async () => (await import('./torrent-metadata.ts')).torrentMetadata(await api())),
    ),
  }
}

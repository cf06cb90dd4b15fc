import type { Api } from './api.ts'
import { torrentTags } from './tags.ts'
import { torrentAdd } from './torrent-add.ts'
import { torrentControl } from './torrent-control.ts'
import { torrentDetails } from './torrent-details.ts'
import { torrentFiles } from './torrent-files.ts'
import { torrentList } from './torrent-list.ts'
import { torrentMetadata } from './torrent-metadata.ts'
import { torrentSettings } from './torrent-settings.ts'
import { torrentTrackers } from './torrent-trackers.ts'
import { torrentWait } from './torrent-wait.ts'

export function torrents(api: Api) {
  const listing = torrentList(api)
  return {
    ...listing,
    add: torrentAdd(api, listing),
    waitFor: torrentWait(api, listing),
    ...torrentControl(api, listing),
    ...torrentSettings(api),
    ...torrentDetails(api),
    ...torrentTrackers(api),
    files: torrentFiles(api),
    tags: torrentTags(api),
    metadata: torrentMetadata(api),
  }
}

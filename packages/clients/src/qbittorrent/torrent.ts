import type { TorrentState } from './torrent-state.ts'

/** One torrent. Absent and unknown facts are `null`. Sizes in bytes, speeds and limits in bytes a second, times in seconds, moments as ISO 8601. */
export interface Torrent {
  /** 40 hex digits: what every other call takes. Of v2 and hybrid torrents the start of the v2 hash. */
  hash: string
  infoHashV1: string | null
  infoHashV2: string | null
  name: string
  /** At most `refresh_interval` old (1.5 s): just after stop or start it may still be the state before. */
  state: TorrentState
  /** Everything wanted has arrived and been checked. */
  done: boolean
  /** False for a magnet link whose files are not known yet. */
  hasMetadata: boolean
  /** From 0 to 1, of what is wanted. */
  progress: number
  /** Of the wanted files; 0 without metadata. */
  size: number
  totalSize: number | null
  amountLeft: number
  /** Empty for none; a child as "parent/child". */
  category: string
  tags: string[]
  savePath: string
  /** The file or the top folder. */
  contentPath: string | null
  /** Where an unfinished torrent is kept, when that is another folder. */
  downloadPath: string | null
  downloadSpeed: number
  uploadSpeed: number
  downloaded: number
  uploaded: number
  ratio: number
  /** `null` for never. */
  eta: number | null
  /** Connected seeds and leeches, then those that the tracker counts. */
  seeds: number
  leeches: number
  swarmSeeds: number | null
  swarmLeeches: number | null
  /** Copies of the data among the peers; `null` when it is not counted. */
  availability: number | null
  /** Place in the queue from 1; `null` when it is not queued. */
  queuePosition: number | null
  addedAt: string | null
  completedAt: string | null
  lastActivityAt: string | null
  timeActive: number
  seedingTime: number
  /** `null` for no limit. */
  downloadLimit: number | null
  uploadLimit: number | null
  /** What the torrent itself asks for; `null` when the settings decide. Times in minutes. */
  ratioLimit: number | 'unlimited' | null
  seedingTimeLimit: number | 'unlimited' | null
  autoManagement: boolean
  sequentialDownload: boolean
  firstLastPiecePriority: boolean
  forceStart: boolean
  superSeeding: boolean
  private: boolean | null
  /** The tracker that works; may hold a passkey. */
  tracker: string | null
  trackerCount: number | null
  /** May hold a passkey. */
  magnetUri: string | null
  comment: string | null
}

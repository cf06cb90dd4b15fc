import { moment } from './moment.ts'
import { isDone, torrentState, type TorrentState } from './torrent-state.ts'
import type { TorrentWire } from './torrent-wire.ts'

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

/** qBittorrent's figure for "never", 100 days. */
const never = 8_640_000

const atLeast = (least: number, value: number): number | null => (value >= least ? value : null)
/** -2: the settings decide; -1: no limit. */
const shareLimit = (value: number): number | 'unlimited' | null =>
  value === -2 ? null : value < 0 ? 'unlimited' : value

/** The torrent as users of the client see it. */
export function toTorrent(wire: TorrentWire): Torrent {
  const state = torrentState(wire.state)
  return {
    hash: wire.hash,
    infoHashV1: wire.infohash_v1 || null,
    infoHashV2: wire.infohash_v2 || null,
    name: wire.name,
    state,
    done: isDone({ progress: wire.progress, state }),
    hasMetadata: wire.has_metadata ?? wire.total_size >= 0,
    progress: wire.progress,
    size: wire.size,
    totalSize: atLeast(0, wire.total_size),
    amountLeft: wire.amount_left,
    category: wire.category,
    tags: tagList(wire.tags),
    savePath: wire.save_path,
    contentPath: wire.content_path || null,
    downloadPath: wire.download_path || null,
    downloadSpeed: wire.dlspeed,
    uploadSpeed: wire.upspeed,
    downloaded: wire.downloaded,
    uploaded: wire.uploaded,
    ratio: wire.ratio,
    eta: wire.eta >= never || wire.eta < 0 ? null : wire.eta,
    seeds: wire.num_seeds,
    leeches: wire.num_leechs,
    swarmSeeds: atLeast(0, wire.num_complete),
    swarmLeeches: atLeast(0, wire.num_incomplete),
    availability: atLeast(0, wire.availability),
    queuePosition: atLeast(1, wire.priority),
    addedAt: moment(wire.added_on),
    completedAt: moment(wire.completion_on),
    lastActivityAt: moment(wire.last_activity),
    timeActive: wire.time_active,
    seedingTime: wire.seeding_time,
    downloadLimit: atLeast(1, wire.dl_limit),
    uploadLimit: atLeast(1, wire.up_limit),
    ratioLimit: shareLimit(wire.ratio_limit),
    seedingTimeLimit: shareLimit(wire.seeding_time_limit),
    autoManagement: wire.auto_tmm,
    sequentialDownload: wire.seq_dl,
    firstLastPiecePriority: wire.f_l_piece_prio,
    forceStart: wire.force_start,
    superSeeding: wire.super_seeding,
    private: wire.private ?? null,
    tracker: wire.tracker || null,
    trackerCount: wire.trackers_count ?? null,
    magnetUri: wire.magnet_uri || null,
    comment: wire.comment || null,
  }
}

/** Tags come as one text, with ", " between them. */
function tagList(text: string): string[] {
  return text === '' ? [] : text.split(', ')
}

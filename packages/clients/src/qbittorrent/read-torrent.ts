import { z } from 'zod'
import { moment } from './moment.ts'
import { isDone, torrentState } from './torrent-state.ts'
import type { Torrent } from './torrent.ts'
import {
  fields,
  flag,
  flagOrNull,
  number,
  numberOrNull,
  placeOfWrongField,
  text,
  textOrNull,
  WrongField,
} from './wire-fields.ts'

/** qBittorrent's figure for "never", 100 days. */
const never = 8_640_000

const atLeast = (least: number, value: number): number | null => (value >= least ? value : null)
/** -2: the settings decide; -1: no limit. */
const shareLimit = (value: number): number | 'unlimited' | null =>
  value === -2 ? null : value < 0 ? 'unlimited' : value

/**
 * A torrent of the fields as every version since 4.4 sends them; throws WrongField when one does not fit. By hand and
 * not by a zod object: a list of a thousand torrents is asked for again and again, and zod copies each field of each.
 */
export function readTorrent(value: unknown): Torrent {
  const wire = fields(value)
  const state = torrentState(text(wire.state))
  const progress = number(wire.progress)
  const totalSize = number(wire.total_size)
  const eta = number(wire.eta)
  return {
    hash: text(wire.hash),
    infoHashV1: textOrNull(wire.infohash_v1),
    infoHashV2: textOrNull(wire.infohash_v2),
    name: text(wire.name),
    state,
    done: isDone({ progress, state }),
    hasMetadata: flagOrNull(wire.has_metadata) ?? totalSize >= 0,
    progress,
    size: number(wire.size),
    totalSize: atLeast(0, totalSize),
    amountLeft: number(wire.amount_left),
    category: text(wire.category),
    tags: tagList(text(wire.tags)),
    savePath: text(wire.save_path),
    contentPath: textOrNull(wire.content_path),
    downloadPath: textOrNull(wire.download_path),
    downloadSpeed: number(wire.dlspeed),
    uploadSpeed: number(wire.upspeed),
    downloaded: number(wire.downloaded),
    uploaded: number(wire.uploaded),
    ratio: number(wire.ratio),
    eta: eta >= never || eta < 0 ? null : eta,
    seeds: number(wire.num_seeds),
    leeches: number(wire.num_leechs),
    swarmSeeds: atLeast(0, number(wire.num_complete)),
    swarmLeeches: atLeast(0, number(wire.num_incomplete)),
    availability: atLeast(0, number(wire.availability)),
    queuePosition: atLeast(1, number(wire.priority)),
    addedAt: moment(number(wire.added_on)),
    completedAt: moment(number(wire.completion_on)),
    lastActivityAt: moment(number(wire.last_activity)),
    timeActive: number(wire.time_active),
    seedingTime: number(wire.seeding_time),
    downloadLimit: atLeast(1, number(wire.dl_limit)),
    uploadLimit: atLeast(1, number(wire.up_limit)),
    ratioLimit: shareLimit(number(wire.ratio_limit)),
    seedingTimeLimit: shareLimit(number(wire.seeding_time_limit)),
    autoManagement: flag(wire.auto_tmm),
    sequentialDownload: flag(wire.seq_dl),
    firstLastPiecePriority: flag(wire.f_l_piece_prio),
    forceStart: flag(wire.force_start),
    superSeeding: flag(wire.super_seeding),
    private: flagOrNull(wire.private),
    tracker: textOrNull(wire.tracker),
    trackerCount: numberOrNull(wire.trackers_count),
    magnetUri: textOrNull(wire.magnet_uri),
    comment: textOrNull(wire.comment),
  }
}

/** Tags come as one text, with ", " between them. */
function tagList(joined: string): string[] {
  return joined === '' ? [] : joined.split(', ')
}

/** An answer that is a list of torrents. */
export const TorrentList = z.custom<readonly unknown[]>(Array.isArray).transform((rows, context): Torrent[] => {
  const torrents: Torrent[] = []
  try {
    for (const row of rows) torrents.push(readTorrent(row))
    return torrents
  } catch (error) {
    if (!(error instanceof WrongField)) throw error
    const place = torrents.length
    const path = [place, ...placeOfWrongField(rows[place], readTorrent)]
    context.addIssue({ code: 'custom', path, message: error.message })
    return z.NEVER
  }
})

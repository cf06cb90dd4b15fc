import { z } from 'zod'

/**
 * The fields that are read of a torrent, as every version since 4.4 sends them. A table and not a zod object: a list
 * of a thousand torrents is asked for again and again, and zod copies each field of each.
 */
const required = {
  hash: 'string',
  name: 'string',
  state: 'string',
  category: 'string',
  tags: 'string',
  save_path: 'string',
  progress: 'number',
  size: 'number',
  total_size: 'number',
  amount_left: 'number',
  dlspeed: 'number',
  upspeed: 'number',
  downloaded: 'number',
  uploaded: 'number',
  ratio: 'number',
  eta: 'number',
  num_seeds: 'number',
  num_leechs: 'number',
  num_complete: 'number',
  num_incomplete: 'number',
  availability: 'number',
  priority: 'number',
  added_on: 'number',
  completion_on: 'number',
  last_activity: 'number',
  time_active: 'number',
  seeding_time: 'number',
  dl_limit: 'number',
  up_limit: 'number',
  ratio_limit: 'number',
  seeding_time_limit: 'number',
  auto_tmm: 'boolean',
  seq_dl: 'boolean',
  f_l_piece_prio: 'boolean',
  force_start: 'boolean',
  super_seeding: 'boolean',
} as const

/** Fields that some version lacks, or sends as null. */
const optional = {
  infohash_v1: 'string',
  infohash_v2: 'string',
  content_path: 'string',
  download_path: 'string',
  tracker: 'string',
  magnet_uri: 'string',
  comment: 'string',
  trackers_count: 'number',
  has_metadata: 'boolean',
  private: 'boolean',
} as const

interface Types {
  string: string
  number: number
  boolean: boolean
}

export type TorrentWire = { [Name in keyof typeof required]: Types[(typeof required)[Name]] } & {
  [Name in keyof typeof optional]?: Types[(typeof optional)[Name]] | null
}

const requiredFields = Object.entries(required)
const optionalFields = Object.entries(optional)

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** The first field that is missing or of another type; undefined when the torrent is whole. */
function misfit(value: Fields): string | undefined {
  for (const [name, type] of requiredFields) if (typeof value[name] !== type) return name
  for (const [name, type] of optionalFields) {
    const field = value[name]
    if (field !== undefined && field !== null && typeof field !== type) return name
  }
  return undefined
}

function isWhole(value: unknown): value is TorrentWire {
  return isFields(value) && misfit(value) === undefined
}

/** One torrent. */
export const TorrentWire = z.unknown().transform((value, context): TorrentWire => {
  if (isWhole(value)) return value
  context.addIssue({ code: 'custom', path: placeOf(value), message: 'is missing or of another type' })
  return z.NEVER
})

/** A list of torrents. */
export const TorrentWires = z.unknown().transform((value, context): TorrentWire[] => {
  if (Array.isArray(value) && value.every(isWhole)) return value
  const index = Array.isArray(value) ? value.findIndex((one) => !isWhole(one)) : -1
  const path = Array.isArray(value) ? [index, ...placeOf(value[index])] : []
  context.addIssue({ code: 'custom', path, message: 'is missing or of another type' })
  return z.NEVER
})

function placeOf(value: unknown): string[] {
  return isFields(value) ? [misfit(value) ?? ''] : []
}

import { parseMoment } from './moment.ts'
import { parsePeople, parseSeries, plainText, type NamedEntry, type SeriesEntry } from './named-lists.ts'
import type { TorrentWire } from './schemas.ts'
import { parseSize } from './size.ts'

/** Who downloads it without its size being counted. `vip`: members of a VIP class only. */
export type Freeleech = 'everybody' | 'personal' | 'vip'

/** A torrent at MyAnonamouse. Absent facts are `null`, absent lists are empty. */
export interface MyanonamouseTorrent {
  id: number
  title: string
  authors: NamedEntry[]
  narrators: NamedEntry[]
  series: SeriesEntry[]
  /** 13 for audiobooks. */
  mainCategory: number | null
  category: number | null
  /** "Audiobooks - Fantasy". */
  categoryName: string | null
  /** Three letters: "ENG". */
  language: string | null
  /** Bytes; from a rounded text for most. */
  size: number | null
  files: number | null
  /** In lower case: "m4b". */
  fileTypes: string[]
  /** As the uploader wrote them, and often a sentence. */
  tags: string | null
  /** HTML; only where it was asked for. */
  description: string | null
  isbn: string | null
  asin: string | null
  seeders: number | null
  leechers: number | null
  /** How often it was downloaded. */
  snatched: number | null
  /** ISO 8601. */
  addedAt: string | null
  freeleech: Freeleech | null
  vip: boolean
  /** ISO 8601; null when it is not VIP or stays so. */
  vipUntil: string | null
  /** Whether the account has downloaded it before. */
  snatchedByMe: boolean
  bookmarked: boolean
}

export function toTorrent(wire: TorrentWire): MyanonamouseTorrent {
  return {
    id: wire.id,
    title: plainText(wire.title),
    authors: parsePeople(wire.author_info),
    narrators: parsePeople(wire.narrator_info),
    series: parseSeries(wire.series_info),
    mainCategory: wire.main_cat,
    category: wire.category,
    categoryName: wire.catname === null ? null : plainText(wire.catname),
    language: wire.lang_code,
    size: parseSize(wire.size),
    files: wire.numfiles,
    fileTypes: wire.filetype?.toLowerCase().split(/[\s,]+/) ?? [],
    tags: wire.tags === null ? null : plainText(wire.tags),
    description: wire.description,
    ...parseBookNumber(wire.isbn),
    seeders: wire.seeders,
    leechers: wire.leechers,
    snatched: wire.times_completed,
    addedAt: parseMoment(wire.added),
    freeleech: wire.free ? 'everybody' : wire.personal_freeleech ? 'personal' : wire.fl_vip || wire.vip ? 'vip' : null,
    vip: wire.vip,
    vipUntil: wire.vip ? parseMoment(wire.vip_expire) : null,
    snatchedByMe: wire.my_snatched,
    bookmarked: wire.bookmarked,
  }
}

/** The field for the ISBN holds numbers, which have lost their zeros, and ASINs: "ASIN:B0TEST0001". */
function parseBookNumber(written: string | null): { isbn: string | null; asin: string | null } {
  const bare = written?.replaceAll(/[\s-]/g, '').toUpperCase() ?? ''
  const asin = /^(?:ASIN:?)?(B[0-9A-Z]{9})$/.exec(bare)?.[1] ?? null
  const digits = /^(?:ISBN:?)?(\d{13}|\d{8,9}[\dX]|\d{8,9})$/.exec(bare)?.[1]
  return { asin, isbn: digits === undefined ? null : digits.padStart(10, '0') }
}

import type { Evidence, WorkRecord } from './types.ts'

/** What may be known before a release name is read: usually the wanted work. */
export type ReleaseHints = Partial<Pick<WorkRecord, 'title' | 'subtitle' | 'authors' | 'series'>>

/** What the name of a release says. `null` and `false` mean "not stated", never "no", except `abridged: false`. */
export interface ParsedRelease {
  title: string | null
  authors: string[]
  series: string | null
  /** As written, without leading zeros: "3", "2.5", "1-7". */
  sequence: string | null
  year: number | null
  narrator: string | null
  /** The first audio format named, else the first text format; lower case: "m4b", "epub". */
  format: string | null
  /** Every format named, in order. */
  formats: string[]
  bitrateKbps: number | null
  /** true: abridged; false: said to be unabridged; null: not stated. */
  abridged: boolean | null
  /** ISO 639-1 code of the stated language. */
  language: string | null
  collection: boolean
  dramatized: boolean
  part: boolean
  ebook: boolean
  /** A summary, study guide, analysis or workbook about a book, not the book. */
  summary: boolean
  sample: boolean
  video: boolean
  comic: boolean
  music: boolean
  /** Which words told what. */
  evidence: Evidence[]
}

/** What an indexer offers, as far as ranking needs it; any record with these fields fits and comes back as itself. */
export interface ReleaseRecord {
  title: string
  /** Bytes; 0, null and absent mean unknown. */
  size?: number | null
  seeders?: number | null
  protocol?: string | null
  /** Newznab category numbers: 3000-3999 audio, 2000-2999 films, 7000-7999 books. Empty means unknown. */
  categories?: readonly number[] | null
  /** Indexer flags such as "freeleech". */
  flags?: readonly string[] | null
  /** ISO date. */
  publishDate?: string | null
}

/** What the listener wants of an edition. Absent fields take the defaults of `releaseDefaults`. */
export interface ReleasePreferences {
  /** Best first; formats not listed come last. */
  formats?: readonly string[]
  /** A name or a code: "English", "en". A release that states another language is refused; null: any language is right. */
  language?: string | null
  allowAbridged?: boolean
  allowCollections?: boolean
  allowDramatized?: boolean
  /** Fewest seeders a torrent must have. */
  minSeeders?: number
  /** Smallest size in megabytes (10^6 bytes). Releases of unknown size pass. */
  minSizeMB?: number
  preferFreeleech?: boolean
  /** A narrator to prefer. */
  narrator?: string | null
}

import type { Evidence, PersonRecord, SeriesRecord, WorkRecord } from './types.ts'

/** What is known of a book on the shelf: a work record and the fields of its edition. */
export interface BookMetadata extends WorkRecord {
  publisher?: string | null
  publishedYear?: number | null
  description?: string | null
  genres?: readonly string[] | null
  tags?: readonly string[] | null
  coverUrl?: string | null
}

/** What a source offers for a book. */
export interface MetadataCandidate extends BookMetadata {
  id: string
  provider: string
}

/** The fields that a plan may change. */
export const metadataFields = [
  'title',
  'subtitle',
  'authors',
  'series',
  'description',
  'language',
  'publisher',
  'publishedDate',
  'publishedYear',
  'genres',
  'isbn',
  'asin',
  'coverUrl',
  'narrators',
  'durationSeconds',
  'abridged',
] as const

/** A field that a plan may change. */
export type MetadataField = (typeof metadataFields)[number]

/** A value of such a field. */
export type MetadataValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly PersonRecord[]
  | readonly SeriesRecord[]
  | null

/** How far a plan may go. */
export interface MetadataPolicy {
  /** The least score of `sameWork` at which a candidate may change anything. Default 0.9. */
  minScore?: number
  /** `empty-only`: only fill; `better`: also replace by a better value; `all`: replace any other value. Default `empty-only`. */
  overwrite?: 'empty-only' | 'better' | 'all'
  /** Fields that are never touched. */
  locked?: readonly string[] | null
  /** Only these fields may change; absent: all. */
  fields?: readonly string[] | null
  /** Providers, the most trusted first; others come after them. */
  trust?: readonly string[] | null
}

/** One field of a change set. */
export interface MetadataChange {
  field: MetadataField
  from: MetadataValue
  to: MetadataValue
  provider: string
  /** The id of the candidate that the value comes from. */
  candidateId: string
  evidence: Evidence[]
}

/** What should happen to a book's metadata: a change set with evidence, nothing, or a look by a person with the reason. */
export interface MetadataPlan<C extends MetadataCandidate> {
  decision: 'change' | 'nothing' | 'review'
  changes: MetadataChange[]
  /** Why a person should look, or why nothing changes. */
  evidence: Evidence[]
  /** Fields for which a candidate had a value that is not taken, with the reason. */
  kept: { field: MetadataField; evidence: Evidence }[]
  /** The surest candidate, or null. */
  candidate: C | null
}

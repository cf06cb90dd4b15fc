import type { DiscoverySource, MissingBookSource, MissingBookStatus } from '../entities/index.ts'
import { readFlag, readJson, readMoment, readNumber } from './stored.ts'
import type { Row } from './tables.ts'

/** A book that is not on the shelf, and why that is believed. Moments are ISO-8601 in UTC. */
export interface MissingBookRecord {
  readonly id: number
  readonly title: string
  readonly subtitle: string | null
  readonly authorName: string | null
  readonly authorId: number | null
  readonly seriesId: number | null
  readonly seriesName: string | null
  readonly seriesSequence: string | null
  readonly novella: boolean
  /** The run that found it first. */
  readonly discoveredBy: number | null
  readonly discoverySource: DiscoverySource
  readonly sources: readonly MissingBookSource[]
  readonly evidence: readonly unknown[]
  /** 0 to 1. */
  readonly confidence: number
  readonly isbn: string | null
  readonly asin: string | null
  readonly mamId: string | null
  readonly absId: string | null
  readonly language: string | null
  readonly coverUrl: string | null
  readonly publishedDate: string | null
  readonly runtimeSeconds: number | null
  /** What the indexers had: an object, or null when they were not asked. */
  readonly availability: unknown
  readonly status: MissingBookStatus
  readonly ignoredReason: string | null
  readonly ownedBookId: number | null
  readonly downloadAttempted: boolean
  /** 1 high to 3 low. */
  readonly priority: number
  readonly discoveredAt: string
  readonly lastSeenAt: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** A missing book's row as a record. */
export function missingBookRecord(row: Row<'missing_book'>, seriesName: string | null): MissingBookRecord {
  return {
    id: row.id,
    title: row.title,
    subtitle: row.subtitle,
    authorName: row.author_name,
    authorId: row.author_id,
    seriesId: row.series_id,
    seriesName,
    seriesSequence: row.series_sequence,
    novella: readFlag(row.novella),
    discoveredBy: row.discovered_by_id,
    discoverySource: row.discovery_source,
    sources: readJson(row.sources),
    evidence: readJson(row.evidence),
    confidence: readNumber(row.confidence),
    isbn: row.isbn,
    asin: row.asin,
    mamId: row.mam_id,
    absId: row.abs_id,
    language: row.language,
    coverUrl: row.cover_url,
    publishedDate: row.published_date,
    runtimeSeconds: readNumber(row.runtime_seconds),
    availability: readJson(row.availability),
    status: row.status,
    ignoredReason: row.ignored_reason,
    ownedBookId: row.owned_book_id,
    downloadAttempted: readFlag(row.download_attempted),
    priority: row.priority,
    discoveredAt: readMoment(row.discovered_at),
    lastSeenAt: readMoment(row.last_seen_at),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}

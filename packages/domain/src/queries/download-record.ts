import { sql } from 'kysely'
import type { AttemptErrorType, DownloadStatus } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { lockRow, type Store } from './store.ts'
import { storedId } from './stored-id.ts'
import { readFlag, readJson, readMoment, readNumber } from './stored.ts'
import type { Row } from './tables.ts'

/** A download. Moments are ISO-8601 in UTC. */
export interface DownloadRecord {
  readonly id: number
  readonly bookId: number | null
  readonly missingBookId: number | null
  readonly title: string
  readonly author: string | null
  readonly indexer: string | null
  readonly indexerId: number | null
  readonly guid: string | null
  readonly torrentId: string | null
  readonly infoHash: string | null
  readonly qbHash: string | null
  readonly magnet: string | null
  readonly torrentUrl: string | null
  readonly status: DownloadStatus
  /** 0 to 1. */
  readonly progress: number
  readonly downloadPath: string | null
  readonly errorMessage: string | null
  readonly retryCount: number
  readonly nextRetryAt: string | null
  /** Never retried by itself. */
  readonly permanent: boolean
  readonly claimedUntil: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly importedAt: string | null
  /** 1 high to 3 low. */
  readonly priority: number
  readonly category: string | null
  readonly savePath: string | null
  readonly evidence: readonly unknown[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** A try of a download that did not succeed. */
export interface FailedAttemptRecord {
  readonly id: number
  /** Null when the download is deleted. */
  readonly downloadId: number | null
  readonly bookTitle: string
  readonly mamId: string | null
  readonly errorType: AttemptErrorType
  readonly errorMessage: string
  readonly attemptedAt: string
  readonly retryCount: number
  readonly permanent: boolean
}

/** A download's row as a record. */
export function downloadRecord(row: Row<'download'>): DownloadRecord {
  return {
    id: row.id,
    bookId: row.book_id,
    missingBookId: row.missing_book_id,
    title: row.title,
    author: row.author,
    indexer: row.indexer,
    indexerId: row.indexer_id,
    guid: row.guid,
    torrentId: row.torrent_id,
    infoHash: row.info_hash,
    qbHash: row.qb_hash,
    magnet: row.magnet,
    torrentUrl: row.torrent_url,
    status: row.status,
    progress: readNumber(row.progress),
    downloadPath: row.download_path,
    errorMessage: row.error_message,
    retryCount: row.retry_count,
    nextRetryAt: readMoment(row.next_retry_at),
    permanent: readFlag(row.permanent),
    claimedUntil: readMoment(row.claimed_until),
    startedAt: readMoment(row.started_at),
    completedAt: readMoment(row.completed_at),
    importedAt: readMoment(row.imported_at),
    priority: row.priority,
    category: row.category,
    savePath: row.save_path,
    evidence: readJson(row.evidence),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}

/** A failed attempt's row as a record. */
export function failedAttemptRecord(row: Row<'failed_attempt'>): FailedAttemptRecord {
  return {
    id: row.id,
    downloadId: row.download_id,
    bookTitle: row.book_title,
    mamId: row.mam_id,
    errorType: row.error_type,
    errorMessage: row.error_message,
    attemptedAt: readMoment(row.attempted_at),
    retryCount: row.retry_count,
    permanent: readFlag(row.permanent),
  }
}

/** The download, or `not_found`. On PostgreSQL its row is locked until the transaction ends. */
export async function theDownload(store: Store, id: number): Promise<Row<'download'>> {
  await lockRow(store, 'download', id)
  const { rows } = await sql<Row<'download'>>`select * from download where id = ${storedId(id)}`.execute(store.db)
  if (rows[0] === undefined)
    throw new DomainError({ code: 'not_found', entity: 'download', message: `There is no download ${id}.` })
  return rows[0]
}

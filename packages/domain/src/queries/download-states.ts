import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type AttemptErrorType, type DownloadStatus, missingBookStatuses } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import type { Parameter } from './batch.ts'
import { type DownloadRecord, downloadRecord, theDownload } from './download-record.ts'
import { mayBecome, nextRetry } from './download-transitions.ts'
import { fetchMissing, wantMissing } from './fetch-missing.ts'
import { refuseLive } from './live-download.ts'
import { moveMissing } from './move-missing.ts'
import { checkedHash, linkWithoutKeys, magnetWithoutKeys } from './private-link.ts'
import { refuseMissing } from './refuse-missing.ts'
import { type Store, write } from './store.ts'
import { storedText } from './stored-text.ts'
import { wholeOrRefuse } from './whole-number.ts'
import type { Row } from './tables.ts'

/** What comes with a step of a download; absent fields stay. */
export interface DownloadStep {
  readonly qbHash?: string | null
  readonly infoHash?: string | null
  readonly magnet?: string | null
  readonly torrentUrl?: string | null
  readonly indexer?: string | null
  readonly indexerId?: number | null
  readonly guid?: string | null
  readonly torrentId?: string | null
  readonly downloadPath?: string | null
  readonly evidence?: readonly unknown[]
}

/** A pending download is on its way. Throws `not_found`, `illegal_transition`, `conflict`. */
export function startDownload(
  em: EntityManager,
  input: DownloadStep & { id: number; now: Date },
): Promise<DownloadRecord> {
  return write(em, (store) =>
    step(store, input, 'DOWNLOADING', { started_at: store.moment(input.now), error_message: null }),
  )
}

/** A download has all its files. Throws `not_found`, `illegal_transition`. */
export function completeDownload(
  em: EntityManager,
  input: DownloadStep & { id: number; now: Date },
): Promise<DownloadRecord> {
  return write(em, (store) => step(store, input, 'COMPLETED', { completed_at: store.moment(input.now), progress: 1 }))
}

/** A download is given up by a person. Its missing book is wanted again if nothing else brings it. Throws `not_found`, `illegal_transition`. */
export function cancelDownload(em: EntityManager, input: { id: number; now: Date }): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const record = await step(store, input, 'CANCELLED', { next_retry_at: null })
    await wantMissing(store, [record.missingBookId], input.now)
    return record
  })
}

/** A failed download is to be tried again now, permanent or not. Throws `not_found`, `illegal_transition`, `conflict`. */
export function retryDownload(em: EntityManager, input: { id: number; now: Date }): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const row = await theDownload(store, input.id)
    if (row.status !== 'FAILED') throw illegal(row, 'PENDING')
    const record = await step(store, input, 'PENDING', { ...again, retry_count: 0, permanent: store.flag(false) })
    await fetchMissing(store, record.missingBookId, input.now)
    return record
  })
}

const again = { next_retry_at: null, error_message: null, qb_hash: null, progress: 0, started_at: null }

/**
 * A try has failed: it is kept, and the next one comes after 5 min, 30 min, 2 h, 6 h; the fifth failure, and any that
 * is said to be permanent, is the last. Throws `not_found`, `illegal_transition`.
 */
export function failDownload(
  em: EntityManager,
  input: {
    id: number
    errorType: AttemptErrorType
    message: string
    permanent?: boolean
    mamId?: string | null
    now: Date
  },
): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const row = await theDownload(store, input.id)
    const failures = row.retry_count + 1
    const retry = input.permanent === true ? { at: null, permanent: true } : nextRetry(failures, input.now)
    const record = await step(store, { id: input.id, now: input.now }, 'FAILED', {
      error_message: storedText(input.message),
      retry_count: failures,
      next_retry_at: store.moment(retry.at),
      permanent: store.flag(retry.permanent),
    })
    await store.db
      .insertInto('failed_attempt')
      .values({
        download_id: row.id,
        book_title: row.title,
        mam_id: storedText(input.mamId),
        error_type: input.errorType,
        error_message: storedText(input.message) ?? '',
        attempted_at: store.moment(input.now),
        retry_count: failures,
        permanent: store.flag(retry.permanent),
      })
      .execute()
    if (retry.permanent) await wantMissing(store, [row.missing_book_id], input.now)
    return record
  })
}

/** The library has the book: the download is linked to it, and its missing book is owned. Throws `not_found`. */
export function markImported(
  em: EntityManager,
  input: { id: number; bookId: number; now: Date },
): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const row = await theDownload(store, input.id)
    if (row.status !== 'COMPLETED') throw illegal(row, 'imported')
    await refuseMissing(store, { entity: 'download', field: 'bookId', to: 'book', ids: [input.bookId] })
    const now = store.moment(input.now)
    await sql`update download set book_id = ${input.bookId}, imported_at = ${now}, updated_at = ${now}, version = version + 1
      where id = ${row.id}`.execute(store.db)
    await moveMissing(store, {
      ids: [row.missing_book_id],
      from: missingBookStatuses,
      to: 'owned',
      set: [sql`owned_book_id = ${input.bookId}`],
      now: input.now,
    })
    return downloadRecord(await theDownload(store, row.id))
  })
}

async function step(
  store: Store,
  input: DownloadStep & { id: number; now: Date },
  to: DownloadStatus,
  changes: Partial<Row<'download'>>,
) {
  const row = await theDownload(store, input.id)
  if (!mayBecome(row.status, to)) throw illegal(row, to)
  if (to === 'PENDING' || to === 'DOWNLOADING') {
    const infoHash = checkedHash(input.infoHash) ?? row.info_hash
    await refuseLive(store, { infoHash, missingBookId: row.missing_book_id, except: row.id })
  }
  await setColumns(store, input, { ...changes, status: to, claimed_until: null })
  return downloadRecord(await theDownload(store, input.id))
}

async function setColumns(
  store: Store,
  input: DownloadStep & { id: number; now: Date },
  changes: Partial<Row<'download'>>,
): Promise<void> {
  await store.db
    .updateTable('download')
    .set((eb) => ({
      ...changes,
      ...stepColumns(store, input),
      updated_at: store.moment(input.now),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', input.id)
    .execute()
}

function stepColumns(store: Store, step: DownloadStep): Partial<Record<string, Parameter>> {
  const columns = {
    qb_hash: storedOrAbsent(step.qbHash),
    info_hash: step.infoHash === undefined ? undefined : checkedHash(step.infoHash),
    magnet: step.magnet === undefined ? undefined : magnetWithoutKeys(step.magnet),
    torrent_url: step.torrentUrl === undefined ? undefined : linkWithoutKeys(step.torrentUrl),
    indexer: storedOrAbsent(step.indexer),
    indexer_id: step.indexerId === undefined ? undefined : wholeOrRefuse('download', 'indexerId', step.indexerId),
    guid: storedOrAbsent(step.guid),
    torrent_id: storedOrAbsent(step.torrentId),
    download_path: storedOrAbsent(step.downloadPath),
    evidence: step.evidence === undefined ? undefined : store.json(step.evidence),
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
}

function storedOrAbsent(text: string | null | undefined): string | null | undefined {
  return text === undefined ? undefined : storedText(text)
}

function illegal(row: Row<'download'>, to: string): DomainError {
  return new DomainError({
    code: 'illegal_transition',
    entity: 'download',
    id: row.id,
    message: `Download ${row.id} is ${row.status} and cannot become ${to}.`,
  })
}

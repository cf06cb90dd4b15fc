import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type DownloadRecord, downloadRecord } from './download-record.ts'
import { read, type Store, write } from './store.ts'
import type { Row } from './tables.ts'
import { rowsAtMost } from './rows-at-most.ts'
import { storedId } from './stored-id.ts'

/** How downloads are claimed: nobody else gets them before `claimedUntil`. */
export interface ClaimInput {
  readonly now: Date
  readonly claimedUntil: Date
  /** Default 10. */
  readonly limit?: number
}

/**
 * Claims failed downloads whose retry is due, and makes them pending. One conditional statement: no two workers get
 * one, and a book that is in work again already is passed over.
 */
export function claimDueRetries(em: EntityManager, input: ClaimInput): Promise<DownloadRecord[]> {
  return claim(em, input, {
    where: (store) => {
      const due = (name: string) => {
        const column = (column: string) => sql.ref(`${name}.${column}`)
        return sql`${column('status')} = 'FAILED' and ${column('permanent')} = ${store.flag(false)}
          and ${column('next_retry_at')} <= ${store.moment(input.now)}`
      }
      return sql`${due('download')} and not exists (select 1 from download other where other.id <> download.id
        and (other.missing_book_id = download.missing_book_id or other.info_hash = download.info_hash)
        and (other.status in ('PENDING', 'DOWNLOADING') or ${due('other')} and other.id < download.id))`
    },
    set: sql`status = 'PENDING', next_retry_at = null, qb_hash = null, progress = 0,`,
    order: sql`next_retry_at, id`,
  })
}

/** Claims pending downloads, the most important first. One conditional statement: no two workers get one. */
export function claimPendingDownloads(em: EntityManager, input: ClaimInput): Promise<DownloadRecord[]> {
  return claim(em, input, { where: () => sql`status = 'PENDING'`, set: sql``, order: sql`priority, created_at, id` })
}

interface Claim {
  readonly where: (store: Store) => RawBuilder<unknown>
  readonly set: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
}

function claim(em: EntityManager, input: ClaimInput, { where, set, order }: Claim): Promise<DownloadRecord[]> {
  return write(em, async (store) => {
    const now = store.moment(input.now)
    const skip = store.driver === 'postgresql' ? sql`for update skip locked` : sql``
    const { rows } = await sql<Row<'download'>>`
      update download set ${set} claimed_until = ${store.moment(input.claimedUntil)}, updated_at = ${now}, version = version + 1
      where id in (select id from download where ${where(store)} and (claimed_until is null or claimed_until <= ${now})
        order by ${order} limit ${rowsAtMost(input.limit, { fallback: 10 })} ${skip}) returning *`.execute(store.db)
    return rows.map(downloadRecord).toSorted((a, b) => a.priority - b.priority || a.id - b.id)
  })
}

/** Keeps how far some downloads are, 0 to 1. Writes only those that have moved. */
export function recordProgress(
  em: EntityManager,
  input: { downloads: readonly { id: number; progress: number }[]; now: Date },
): Promise<void> {
  return write(em, async (store) => {
    for (const { id, progress } of input.downloads) {
      const share = Math.min(1, Math.max(0, progress))
      await sql`update download set progress = ${share}, updated_at = ${store.moment(input.now)}
        where id = ${storedId(id)} and status = 'DOWNLOADING' and progress <> ${share}`.execute(store.db)
    }
  })
}

/** The downloads that are pending or on their way: what a sync compares with qBittorrent. */
export function liveDownloads(em: EntityManager): Promise<DownloadRecord[]> {
  return read(em, async (store) => {
    const rows = await store.db
      .selectFrom('download')
      .selectAll()
      .where('status', 'in', ['PENDING', 'DOWNLOADING'])
      .orderBy('id')
      .execute()
    return rows.map(downloadRecord)
  })
}

/** Completed downloads that the library does not have yet, the oldest first. */
export function downloadsToImport(em: EntityManager, input: { limit?: number } = {}): Promise<DownloadRecord[]> {
  return read(em, async (store) => {
    const rows = await store.db
      .selectFrom('download')
      .selectAll()
      .where('status', '=', 'COMPLETED')
      .where('imported_at', 'is', null)
      .orderBy('completed_at')
      .orderBy('id')
      .limit(rowsAtMost(input.limit, { fallback: 100 }))
      .execute()
    return rows.map(downloadRecord)
  })
}

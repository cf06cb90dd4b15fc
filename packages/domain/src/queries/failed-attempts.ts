import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type FailedAttemptRecord, failedAttemptRecord, theDownload } from './download-record.ts'
import { wantMissing } from './fetch-missing.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { read, write } from './store.ts'
import { storedId } from './stored-id.ts'
import type { Row } from './tables.ts'

/**
 * Lists failed attempts, the newest first unless asked otherwise: those of a download, or all, among them permanent
 * ones whose download is gone. Throws `not_found` for a download that is not there.
 */
export function listFailedAttempts(
  em: EntityManager,
  input: Paging & { downloadId?: number; permanent?: boolean } = {},
): Promise<Page<FailedAttemptRecord>> {
  return read(em, async (store) => {
    if (input.downloadId !== undefined) await theDownload(store, input.downloadId)
    const from = sql`failed_attempt as t`
    const where = [
      ...(input.downloadId === undefined ? [] : [sql`t.download_id = ${input.downloadId}`]),
      ...(input.permanent === undefined ? [] : [sql`t.permanent = ${store.flag(input.permanent)}`]),
    ]
    const page = await readPage<Row<'failed_attempt'>>(store, {
      from,
      where,
      sort: 'attemptedAt',
      sorting: { column: 'attempted_at' },
      paging: { order: 'desc', ...input },
      total: () => countRows(store, from, where),
    })
    return { ...page, items: page.items.map(failedAttemptRecord) }
  })
}

/** Deletes the failed attempts of a download; permanent ones only on request. Gives how many. Throws `not_found`. */
export function clearFailedAttempts(
  em: EntityManager,
  input: { downloadId: number; permanent?: boolean },
): Promise<number> {
  return write(em, async (store) => {
    await theDownload(store, input.downloadId)
    const which = input.permanent === true ? sql`` : sql`and permanent = ${store.flag(false)}`
    const gone = await sql`delete from failed_attempt where download_id = ${input.downloadId} ${which}`.execute(
      store.db,
    )
    return Number(gone.numAffectedRows ?? 0n)
  })
}

/**
 * Deletes a download with its attempts, except permanent ones, which are kept; its missing book is wanted again if nothing
 * else brings it. False when there is none.
 */
export function deleteDownload(em: EntityManager, input: { id: number; now: Date }): Promise<boolean> {
  return write(em, async (store) => {
    const row = await store.db
      .selectFrom('download')
      .selectAll()
      .where('id', '=', storedId(input.id))
      .executeTakeFirst()
    if (row === undefined) return false
    await store.db
      .deleteFrom('failed_attempt')
      .where('download_id', '=', input.id)
      .where('permanent', '=', store.flag(false))
      .execute()
    await store.db.deleteFrom('download').where('id', '=', input.id).execute()
    await wantMissing(store, [row.missing_book_id], input.now)
    return true
  })
}

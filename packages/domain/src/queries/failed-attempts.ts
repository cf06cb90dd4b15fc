import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type FailedAttemptRecord, failedAttemptRecord, theDownload } from './download-record.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { read, write } from './store.ts'
import type { Row } from './tables.ts'

/** Lists the failed attempts of a download, the newest first unless asked otherwise. Throws `not_found`. */
export function listFailedAttempts(
  em: EntityManager,
  input: Paging & { downloadId: number },
): Promise<Page<FailedAttemptRecord>> {
  return read(em, async (store) => {
    await theDownload(store, input.downloadId)
    const from = sql`failed_attempt as t`
    const where = [sql`t.download_id = ${input.downloadId}`]
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

/** Deletes a download with its attempts; its missing book is wanted again if it was on its way. False when there is none. */
export function deleteDownload(em: EntityManager, input: { id: number; now: Date }): Promise<boolean> {
  return write(em, async (store) => {
    const row = await store.db.selectFrom('download').selectAll().where('id', '=', input.id).executeTakeFirst()
    if (row === undefined) return false
    await store.db.deleteFrom('download').where('id', '=', input.id).execute()
    await sql`update missing_book set status = 'wanted', updated_at = ${store.moment(input.now)}, version = version + 1
      where id = ${row.missing_book_id} and status = 'downloading'`.execute(store.db)
    return true
  })
}

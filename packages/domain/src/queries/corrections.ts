import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import type { CorrectionSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { type CorrectionRecord, correctionRecord } from './change-set-record.ts'
import { readCounters } from './counters.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { read, write } from './store.ts'
import { storedId } from './stored-id.ts'
import type { Row } from './tables.ts'

/** Which corrections are listed; all conditions have to hold. */
export interface ListCorrectionsInput extends Paging {
  readonly bookId?: number
  readonly fieldName?: string
  readonly source?: CorrectionSource
  readonly since?: Date
  readonly reverted?: boolean
}

/** Lists corrections, the newest first unless asked otherwise. */
export function listCorrections(em: EntityManager, input: ListCorrectionsInput = {}): Promise<Page<CorrectionRecord>> {
  return read(em, async (store) => {
    const from = sql`metadata_correction as t`
    const where = [
      ...(input.bookId === undefined ? [] : [sql`t.book_id = ${storedId(input.bookId)}`]),
      ...(input.fieldName === undefined ? [] : [sql`t.field_name = ${input.fieldName}`]),
      ...(input.source === undefined ? [] : [sql`t.source = ${input.source}`]),
      ...(input.since === undefined ? [] : [sql`t.created_at >= ${store.moment(input.since)}`]),
      ...(input.reverted === undefined
        ? []
        : [input.reverted ? sql`t.reverted_at is not null` : sql`t.reverted_at is null`]),
    ]
    const page = await readPage<Row<'metadata_correction'>>(store, {
      from,
      where,
      sort: 'createdAt',
      sorting: { column: 'created_at' },
      paging: { order: 'desc', ...input },
      total: () =>
        where.length === 0 ? readCounters(store, ['metadata_correction.all']) : countRows(store, from, where),
    })
    return { ...page, items: page.items.map(correctionRecord) }
  })
}

/** One correction, or null. */
export function getCorrection(em: EntityManager, id: number): Promise<CorrectionRecord | null> {
  return read(em, async (store) => {
    const row = await store.db
      .selectFrom('metadata_correction')
      .selectAll()
      .where('id', '=', storedId(id))
      .executeTakeFirst()
    return row === undefined ? null : correctionRecord(row)
  })
}

/**
 * Deletes a correction. Throws `in_use` for one that is applied and not reverted, unless forced: it is the only
 * record of the old value. False when there is none.
 */
export function deleteCorrection(em: EntityManager, input: { id: number; force?: boolean }): Promise<boolean> {
  return write(em, async (store) => {
    const row = await store.db
      .selectFrom('metadata_correction')
      .selectAll()
      .where('id', '=', storedId(input.id))
      .executeTakeFirst()
    if (row === undefined) return false
    if (row.applied_at !== null && row.reverted_at === null && input.force !== true) {
      throw new DomainError({
        code: 'in_use',
        entity: 'metadata_correction',
        id: input.id,
        message: `Correction ${input.id} is applied and is the record of the old value; revert it first, or force it.`,
      })
    }
    await store.db.deleteFrom('metadata_correction').where('id', '=', input.id).execute()
    const left = await store.db
      .selectFrom('metadata_correction')
      .select('id')
      .where('change_set_id', '=', row.change_set_id)
      .executeTakeFirst()
    if (left === undefined) await store.db.deleteFrom('change_set').where('id', '=', row.change_set_id).execute()
    return true
  })
}

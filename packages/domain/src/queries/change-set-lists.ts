import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type ChangeSetStatus, changeSetStatuses } from '../entities/index.ts'
import { changeSetById, type ChangeSetRecord, changeSetRecords } from './change-set-record.ts'
import { readCounters } from './counters.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { read } from './store.ts'
import type { Row } from './tables.ts'
import { storedId } from './stored-id.ts'

/** Lists change sets, the newest first unless asked otherwise. */
export function listChangeSets(
  em: EntityManager,
  input: Paging & { status?: ChangeSetStatus; bookId?: number; runId?: number } = {},
): Promise<Page<ChangeSetRecord>> {
  return read(em, async (store) => {
    const from = sql`change_set as t`
    const where = [
      ...(input.status === undefined ? [] : [sql`t.status = ${input.status}`]),
      ...(input.bookId === undefined ? [] : [sql`t.book_id = ${storedId(input.bookId)}`]),
      ...(input.runId === undefined ? [] : [sql`t.run_id = ${storedId(input.runId)}`]),
    ]
    const counted = input.status === undefined ? changeSetStatuses : [input.status]
    const page = await readPage<Row<'change_set'>>(store, {
      from,
      where,
      sort: 'createdAt',
      sorting: { column: 'created_at' },
      paging: { order: 'desc', ...input },
      total: () =>
        input.bookId === undefined && input.runId === undefined
          ? readCounters(
              store,
              counted.map((status) => `change_set.${status}`),
            )
          : countRows(store, from, where),
    })
    return { ...page, items: await changeSetRecords(store, page.items) }
  })
}

/** One change set, or null. */
export function getChangeSet(em: EntityManager, id: number): Promise<ChangeSetRecord | null> {
  return read(em, (store) => changeSetById(store, id))
}

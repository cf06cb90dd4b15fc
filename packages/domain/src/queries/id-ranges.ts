import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from './store.ts'
import type { TableName } from './tables.ts'

/** Rows of one step: what SQLite reads in a few milliseconds. */
const step = 4_000

/** Ids after `from`, up to and with `to`. */
export interface IdRange {
  readonly from: number
  readonly to: number
}

/**
 * The ids of a table in ranges, for reports that look at every row. The event loop turns between them: SQLite's calls
 * are synchronous, and one over the whole table would keep the whole process waiting.
 */
export async function* idRanges(store: Store, table: TableName): AsyncGenerator<IdRange, void, undefined> {
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from ${sql.table(table)}`.execute(store.db)
  const last = rows[0]?.last ?? 0
  for (let from = 0; from < last; from += step) {
    yield { from, to: from + step }
    await turn()
  }
}

import { setImmediate as turn } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Store } from './store.ts'

/** Entries of the index in one step. */
const step = 2_000

/**
 * The values that several books share in a column, in lists. They stand beside each other in the column's index, which
 * is walked in steps; the event loop turns between them.
 */
export async function* equalValues(
  store: Store,
  column: 'title_key' | 'asin',
  where: RawBuilder<unknown>,
): AsyncGenerator<string[], void, undefined> {
  const key = sql.ref(column)
  for (let after: string | null = null; ;) {
    const start: RawBuilder<unknown> = after === null ? sql`${where}` : sql`${where} and ${key} > ${after}`
    const bound = await sql<{ value: string }>`
      select ${key} as value from book where ${start} order by ${key} limit 1 offset ${step - 1}`.execute(store.db)
    const end = bound.rows[0]?.value
    const range = end === undefined ? start : sql`${start} and ${key} <= ${end}`
    const { rows } = await sql<{ value: string }>`
      select ${key} as value from book where ${range} group by ${key} having count(*) > 1`.execute(store.db)
    if (rows.length > 0) yield rows.map((row) => row.value)
    if (end === undefined) return
    after = end
    await turn()
  }
}

import { sql } from 'kysely'
import type { BookStatus } from '../entities/index.ts'
import type { Store } from './store.ts'

/** The sum of some counters; see the migrations for their names, which are `table.value`. */
export async function readCounters(store: Store, names: readonly string[]): Promise<number> {
  const { rows } = await sql<{ value: number | null }>`
    select sum(value) as value from counter where name in (${sql.join(names)})`.execute(store.db)
  return rows[0]?.value ?? 0
}

/** Every counter by name. */
export async function allCounters(store: Store): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; value: number }>`select name, value from counter`.execute(store.db)
  return new Map(rows.map((row) => [row.name, row.value]))
}

/** How many books of some statuses lack all of the fields whose bits are in `fields`; see the migrations for the bits. */
export async function readLacking(store: Store, statuses: readonly BookStatus[], fields: number): Promise<number> {
  const { rows } = await sql<{ books: number | string | null }>`
    select sum(books) as books from book_completeness
    where status in (${sql.join(statuses)}) and (lacking & ${fields}) = ${fields}`.execute(store.db)
  return Number(rows[0]?.books ?? 0)
}

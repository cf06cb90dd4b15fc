import { CompiledQuery } from 'kysely'
import type { DriverName } from '../database.ts'
import type { Store } from './store.ts'
import type { TableName } from './tables.ts'

/** What a driver takes as a parameter. */
export type Parameter = string | number | boolean | null

/** Rows to write: the same columns in each. */
export interface RowBatch {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Parameter[])[]
  /** What follows the values: `on conflict …`, `returning …`. */
  readonly suffix?: string
}

/**
 * Statements come in few sizes, so that there are few different ones to prepare. The largest stay well below the
 * parameters that SQLite (32,766) and PostgreSQL (65,535) allow; PostgreSQL runs its triggers once for each statement.
 */
const sizes: Readonly<Record<DriverName, readonly number[]>> = { sqlite: [100, 10, 1], postgresql: [500, 100, 10, 1] }

/** Inserts many rows with few statements; gives what `returning` returns. */
export async function insertRows<Returned>(store: Store, batch: RowBatch): Promise<Returned[]> {
  const returned: Returned[] = []
  let start = 0
  while (start < batch.rows.length) {
    const left = batch.rows.length - start
    const size = sizes[store.driver].find((candidate) => candidate <= left) ?? 1
    const text = statement(store, batch, size)
    const parameters = batch.rows.slice(start, start + size).flat()
    returned.push(...(await store.db.executeQuery<Returned>(CompiledQuery.raw(text, parameters))).rows)
    start += size
  }
  return returned
}

function statement(store: Store, { table, columns, suffix = '' }: RowBatch, size: number): string {
  let parameter = 0
  const row = () => `(${columns.map(() => (store.driver === 'postgresql' ? `$${(parameter += 1)}` : '?')).join(', ')})`
  const values = Array.from({ length: size }, row).join(', ')
  return `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${values} ${suffix}`
}

import { sql } from 'kysely'
import type { Database } from '../src/database.ts'
import { insertRows } from '../src/queries/batch.ts'
import { fromPortable, portableTables } from '../src/queries/portable-rows.ts'
import { type Store, write } from '../src/queries/store.ts'

/**
 * Writes the lines of an export into a database with an earlier schema, as far as it has their tables and columns:
 * what an earlier version would have left there.
 */
export async function copyRows(database: Database, lines: readonly string[]): Promise<void> {
  const em = database.em()
  const tables = new Map<string, ReturnType<typeof portableTables>[number]>(
    portableTables(em).map((table) => [table.name, table]),
  )
  const known = new Map<string, ReadonlySet<string>>()
  await write(em, async (store) => {
    for (const line of lines.slice(1)) {
      const parsed: { table?: string; row?: Record<string, unknown> } = JSON.parse(line)
      const table = tables.get(parsed.table ?? '')
      if (table === undefined || parsed.row === undefined) continue
      const there = known.get(table.name) ?? (await columnsOf(store, table.name))
      known.set(table.name, there)
      const values = fromPortable(store, table, parsed.row)
      const columns = [...table.columns.keys()].flatMap((name, at) => (there.has(name) ? [{ name, at }] : []))
      if (columns.length === 0) continue
      await insertRows(store, {
        table: table.name,
        columns: columns.map(({ name }) => name),
        rows: [columns.map(({ at }) => values[at] ?? null)],
      })
    }
  })
}

async function columnsOf(store: Store, table: string): Promise<ReadonlySet<string>> {
  const { rows } = await (
    store.driver === 'sqlite'
      ? sql<{ name: string }>`select name from pragma_table_info(${table})`
      : sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = ${table}`
  ).execute(store.db)
  return new Set(rows.map((row) => row.name))
}

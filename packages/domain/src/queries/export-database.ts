import { type RawBuilder, sql } from 'kysely'
import type { Database, EntityManager } from '../database.ts'
import { type PortableTable, portableTables, toPortable } from './portable-rows.ts'
import { read } from './store.ts'

/** The version of the format that {@link exportDatabase} writes. */
export const exportFormat = 2

/** Rows read at a time: few, so that they are garbage before V8 moves them where it seldom looks. */
const pageSize = 50

/**
 * The whole database as lines of JSON, each with its line break: a header `{ "shelfhand": 2 }`, then
 * `{ "table": …, "row": … }`, parents before children, then `{ "rows": { … } }` with how many there were of each table. It is one state of the database, whatever is written
 * meanwhile, and takes the same memory however large that is. Holds the hashes of API keys.
 */
export async function* exportDatabase(database: Database): AsyncGenerator<string, void, undefined> {
  await using snapshot = await database.snapshot()
  yield `${JSON.stringify({ shelfhand: exportFormat })}\n`
  const counts: Record<string, number> = {}
  for (const table of portableTables(snapshot.em)) {
    for await (const row of rowsOf(snapshot.em, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + 1
      yield `{"table":"${table.name}","row":${row}}\n`
    }
  }
  yield `${JSON.stringify({ rows: counts })}\n`
}

/** The rows of a table as JSON, by key. */
async function* rowsOf(em: EntityManager, table: PortableTable): AsyncGenerator<string, void, undefined> {
  const key = sql.join(table.key.map((column) => sql.ref(column)))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const after = last
    const where =
      after === undefined ? sql`` : sql`where (${key}) > (${sql.join(table.key.map((column) => after[column]))})`
    const rows = await read(em, async (store) => {
      const columns = store.driver === 'postgresql' ? sql`${key}, ${rowAsJson(table)} as row_as_json` : sql`*`
      const page = sql<
        Record<string, unknown>
      >`select ${columns} from ${sql.table(table.name)} ${where} order by ${key} limit ${pageSize}`
      return (await page.execute(store.db)).rows
    })
    for (const row of rows) {
      const json = row['row_as_json']
      yield typeof json === 'string' ? json : JSON.stringify(toPortable(table, row))
    }
    last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
  }
}

/** A row as one text, made by PostgreSQL: its driver makes so many small objects of a row that memory piles up. */
function rowAsJson(table: PortableTable): RawBuilder<unknown> {
  const fields = [...table.columns].map(([column, kind]) => {
    const value = sql.ref(column)
    // The same text as Date.prototype.toISOString gives.
    const shown = kind === 'moment' ? sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value
    return sql`${shown} as ${sql.id(column)}`
  })
  return sql`(select row_to_json(fields)::text from (select ${sql.join(fields)}) as fields)`
}

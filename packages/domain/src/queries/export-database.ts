import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import { type PortableTable, portableTables, toPortable } from './portable-rows.ts'
import { read, type Store } from './store.ts'

/** The version of the format that {@link exportDatabase} writes. */
export const exportFormat = 2

/** The rows that are read first, and how many at most. */
const firstRows = 20
const mostRows = 1_000

/** The characters of JSON that are read at a time: PostgreSQL's driver copies answers longer than 64 KiB together. */
const pageLength = 60_000

/**
 * The whole database as lines of JSON, each with its line break: a header `{ "shelfhand": 2 }`, then
 * `{ "table": …, "row": … }`, parents before children, then `{ "rows": { … } }` with how many there were of each table.
 * It is one state of the database, whatever is written meanwhile, and takes the same memory however large that is.
 * Holds the hashes of API keys.
 */
export async function* exportDatabase(database: Database): AsyncGenerator<string, void, undefined> {
  await using snapshot = await database.snapshot()
  yield `${JSON.stringify({ shelfhand: exportFormat })}\n`
  const counts: Record<string, number> = {}
  for (const table of portableTables(snapshot.em)) {
    const statements = await read(snapshot.em, async (store) => ({
      first: pageStatement(store, table, false),
      next: pageStatement(store, table, true),
    }))
    let place: Place = { after: null, size: firstRows }
    for (let more = true; more;) {
      const { after, size } = place
      const statement = after === null ? statements.first : statements.next
      const query = { ...statement, parameters: [...(after ?? []), size] }
      const lines = await read(snapshot.em, (store) => linesOf(store, table, query))
      const last = lines.at(-1)
      more = last !== undefined && lines.length === size
      if (last !== undefined) place = placeAfter(table, last, lines)
      if (lines.length > 0) counts[table.name] = (counts[table.name] ?? 0) + lines.length
      for (const line of lines) yield `{"table":"${table.name}","row":${line}}\n`
    }
  }
  yield `${JSON.stringify({ rows: counts })}\n`
}

/** Where reading goes on: after the row with this key, with so many rows. */
interface Place {
  readonly after: readonly unknown[] | null
  readonly size: number
}

function placeAfter(table: PortableTable, last: string, lines: readonly string[]): Place {
  const row: Record<string, unknown> = JSON.parse(last)
  const length = lines.reduce((sum, line) => sum + line.length, 0) / lines.length
  const size = Math.max(1, Math.min(Math.floor(pageLength / length), mostRows))
  return { after: table.key.map((column) => row[column]), size }
}

/** The statement that reads rows of a table, after the row with a key or from the first on; the same for all pages. */
function pageStatement(store: Store, table: PortableTable, isNext: boolean): CompiledQuery {
  const key = sql.join(table.key.map((column) => sql.ref(column)))
  const where = isNext ? sql`where (${key}) > (${sql.join(table.key.map(() => 0))})` : sql``
  const page = sql`${sql.table(table.name)} ${where} order by ${key} limit ${0}`
  if (store.driver === 'sqlite') return sql`select * from ${page}`.compile(store.db)
  return sql`select ${rowAsJson(table)} as line from ${page}`.compile(store.db)
}

async function linesOf(store: Store, table: PortableTable, query: CompiledQuery): Promise<string[]> {
  if (store.driver === 'sqlite') {
    const { rows } = await store.db.executeQuery<Record<string, unknown>>(query)
    return rows.map((row) => JSON.stringify(toPortable(table, row)))
  }
  const { rows } = await store.db.executeQuery<{ line: string }>(query)
  return rows.map((row) => row.line)
}

/** A row as JSON, made by PostgreSQL. */
function rowAsJson(table: PortableTable): RawBuilder<unknown> {
  const fields = [...table.columns].map(([column, kind]) => {
    const value = sql.ref(column)
    // The same text as Date.prototype.toISOString gives.
    const shown = kind === 'moment' ? sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value
    return sql`${shown} as ${sql.id(column)}`
  })
  return sql`(select row_to_json(fields)::text from (select ${sql.join(fields)}) as fields)`
}

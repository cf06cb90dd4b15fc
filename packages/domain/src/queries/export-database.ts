import { type RawBuilder, sql } from 'kysely'
import type { Database, EntityManager } from '../database.ts'
import { type PortableTable, portableTables, toPortable } from './portable-rows.ts'
import { read, type Store } from './store.ts'

/** The version of the format that {@link exportDatabase} writes. */
export const exportFormat = 2

/** Rows read at a time: few, so that they are garbage before V8 moves them where it seldom looks. */
const pageSize = { sqlite: 50, postgresql: 100 } as const

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
  let after: Record<string, unknown> | null = null
  for (;;) {
    const last: Record<string, unknown> | null = after
    const page: ExportedPage = await read(em, (store) => pageOf(store, table, last))
    yield* page.lines
    if (page.last === null) return
    after = page.last
  }
}

/** Rows as JSON, and the last one where more may follow. */
interface ExportedPage {
  readonly lines: readonly string[]
  readonly last: Record<string, unknown> | null
}

async function pageOf(
  store: Store,
  table: PortableTable,
  after: Readonly<Record<string, unknown>> | null,
): Promise<ExportedPage> {
  const key = sql.join(table.key.map((column) => sql.ref(column)))
  const where = after === null ? sql`` : sql`where (${key}) > (${sql.join(table.key.map((column) => after[column]))})`
  const size = pageSize[store.driver]
  const page = sql`${sql.table(table.name)} ${where} order by ${key} limit ${size}`
  if (store.driver === 'sqlite') {
    const { rows } = await sql<Record<string, unknown>>`select * from ${page}`.execute(store.db)
    const lines = rows.map((row) => JSON.stringify(toPortable(table, row)))
    return { lines, last: rows.length < size ? null : (rows.at(-1) ?? null) }
  }
  // All rows as one text: PostgreSQL's driver makes so many small objects of rows that memory piles up. A line break
  // within a row is written as \n.
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(line, e'\n') as lines from (select ${rowAsJson(table)} as line from ${page}) as page`.execute(
    store.db,
  )
  const lines = rows[0]?.lines?.split('\n') ?? []
  const last: Record<string, unknown> | null = lines.length < size ? null : JSON.parse(lines.at(-1) ?? '{}')
  return { lines, last }
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

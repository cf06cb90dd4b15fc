import { sql } from 'kysely'
import type { Database, EntityManager } from '../database.ts'
import { type PortableTable, portableTables, toPortable } from './portable-rows.ts'
import { read } from './store.ts'

/** The version of the format that {@link exportDatabase} writes. */
export const exportFormat = 1

/** Rows read at a time: few, so that they are garbage before V8 moves them where it seldom looks. */
const pageSize = 50

/**
 * The whole database as lines of JSON, each with its line break: a header `{ "shelfhand": 1 }`, then
 * `{ "table": …, "row": … }`, parents before children. It is one state of the database, whatever is written
 * meanwhile, and takes the same memory however large that is. Holds the hashes of API keys.
 */
export async function* exportDatabase(database: Database): AsyncGenerator<string, void, undefined> {
  await using snapshot = await database.snapshot()
  yield `${JSON.stringify({ shelfhand: exportFormat })}\n`
  for (const table of portableTables(snapshot.em)) {
    for await (const row of rowsOf(snapshot.em, table)) {
      yield `${JSON.stringify({ table: table.name, row: toPortable(table, row) })}\n`
    }
  }
}

async function* rowsOf(
  em: EntityManager,
  table: PortableTable,
): AsyncGenerator<Record<string, unknown>, void, undefined> {
  const key = sql.join(table.key.map((column) => sql.ref(column)))
  let last: Record<string, unknown> | undefined
  for (;;) {
    const after = last
    const where =
      after === undefined ? sql`` : sql`where (${key}) > (${sql.join(table.key.map((column) => after[column]))})`
    const rows = await read(em, async (store) => {
      const page = sql<
        Record<string, unknown>
      >`select * from ${sql.table(table.name)} ${where} order by ${key} limit ${pageSize}`
      return (await page.execute(store.db)).rows
    })
    yield* rows
    last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
  }
}

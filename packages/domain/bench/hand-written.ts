import { type Kysely, sql } from 'kysely'
import type { Database, DriverName } from '../src/database.ts'

/** Rows of one table, and whether their new ids are asked for. */
export interface Rows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly asksIds?: boolean
}

/** Writes rows the way that is quickest on a database; gives their ids when asked. */
export type Insert = (rows: Rows) => Promise<number[]>

/** A way to write the same rows by hand. Only statements that are prepared once and run for each row set a limit. */
export interface Hand {
  readonly name: string
  readonly limit: number | null
  readonly batches: (database: Database) => Promise<InBatch>
}

/** The ways that are compared with. */
export const hands: Readonly<Record<DriverName, readonly Hand[]>> = {
  sqlite: [{ name: 'prepared statements, run without promises', limit: 1.3, batches: preparedOnSqlite }],
  postgresql: [
    { name: 'prepared statements', limit: 1.3, batches: preparedOnPostgresql },
    { name: 'one statement for a thousand rows', limit: null, batches: manyRows },
  ],
}

/** Runs writes in a transaction. */
export type InBatch = (write: (insert: Insert) => Promise<void>) => Promise<void>

/** What drivers give; they are MikroORM's dependencies, not ours. */
interface NativeSqlite {
  prepare(text: string): { run(...parameters: unknown[]): { lastInsertRowid: number | bigint } }
  exec(text: string): void
}
interface NativePostgresql {
  connect(): Promise<NativeClient>
}
interface NativeClient {
  query(query: string | { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: { id: number }[] }>
  release(): void
}

function native<Client>(database: Database): Promise<Client> {
  const orm = database.orm as unknown as { em: { getConnection(): { getNativeClient(): Promise<Client> } } }
  return orm.em.getConnection().getNativeClient()
}

async function preparedOnSqlite(database: Database): Promise<InBatch> {
  const file = await native<NativeSqlite>(database)
  const statements = new Map<string, ReturnType<NativeSqlite['prepare']>>()
  const insert: Insert = async ({ table, columns, rows }) => {
    const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
    const statement = statements.get(text) ?? file.prepare(text)
    statements.set(text, statement)
    return rows.map((row) => Number(statement.run(...row).lastInsertRowid))
  }
  return async (write) => {
    file.exec('begin immediate')
    await write(insert)
    file.exec('commit')
  }
}

async function preparedOnPostgresql(database: Database): Promise<InBatch> {
  const pool = await native<NativePostgresql>(database)
  return async (write) => {
    const client = await pool.connect()
    await client.query('begin')
    await write(async ({ table, columns, rows, asksIds = false }) => {
      const places = columns.map((_, at) => `$${at + 1}`).join(', ')
      const text = `insert into ${table} (${columns.join(', ')}) values (${places}) ${asksIds ? 'returning id' : ''}`
      const ids: number[] = []
      for (const values of rows) ids.push((await client.query({ name: table, text, values })).rows[0]?.id ?? 0)
      return ids
    })
    await client.query('commit')
    client.release()
  }
}

async function manyRows(database: Database): Promise<InBatch> {
  const db: Kysely<unknown> = database.em().getKysely()
  return (write) =>
    db.transaction().execute((store) =>
      write(async ({ table, columns, rows, asksIds = false }) => {
        if (rows.length === 0) return []
        const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`))
        const names = sql.join(columns.map((column) => sql.ref(column)))
        const ids = asksIds ? sql`returning id` : sql``
        const asked = sql<{ id: number }>`insert into ${sql.table(table)} (${names}) values ${values} ${ids}`
        return (await asked.execute(store)).rows.map((row) => row.id)
      }),
    )
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { driverProblem, freshDatabase } from '../testing/databases.ts'
import { drift } from '../testing/drift.ts'
import { fillDatabase } from '../testing/filled-database.ts'
import { untilWaiting } from '../testing/waiting.ts'
import type { Database } from './database.ts'
import { isDomainError } from './errors.ts'
import { type Migration, migrate } from './migrate.ts'
import { migrations as postgresqlMigrations } from './migrations/postgresql/index.ts'
import { migrations as sqliteMigrations } from './migrations/sqlite/index.ts'
import { openPostgresql } from './postgresql.ts'
import { exportDatabase, listBooks } from './queries/index.ts'

const drivers = (['sqlite', 'postgresql'] as const).filter((driver) => driverProblem(driver) === null)
const migrationsOf = { sqlite: sqliteMigrations, postgresql: postgresqlMigrations }

async function exported(database: Database): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportDatabase(database)) lines.push(line)
  return lines
}

/** What today's functions write into every table, as an export. */
async function filledToday(driver: 'sqlite' | 'postgresql'): Promise<string[]> {
  const { database, dispose } = await freshDatabase(driver)
  try {
    await fillDatabase(database)
    return await exported(database)
  } finally {
    await dispose()
  }
}

/**
 * Fills a database of an older schema with the rows of an export, as far as it has columns for them. Gives the export
 * that is expected once it has come forward: migrations fill new columns from what is there, where they can.
 */
async function fillAsThen(database: Database, exportedToday: readonly string[]): Promise<unknown[]> {
  const db = database.em().getKysely()
  const lines = exportedToday.map((line): unknown => JSON.parse(line))
  const columns = await columnsOf(database)
  for (const line of lines) {
    if (!isRow(line)) continue
    const known = columns.get(line.table) ?? new Set()
    // What was not kept before cannot come back.
    if (line.table === 'metadata_correction' && !known.has('undo')) line.row['undo'] = null
    const values = Object.entries(line.row).filter(([column]) => known.has(column))
    const names = sql.join(values.map(([column]) => sql.id(column)))
    const stored = sql.join(values.map(([, value]) => asStored(database, value)))
    await sql`insert into ${sql.table(line.table)} (${names}) values (${stored})`.execute(db)
  }
  return lines
}

function isRow(line: unknown): line is { table: string; row: Record<string, unknown> } {
  return typeof line === 'object' && line !== null && 'row' in line
}

function asStored({ driver }: Database, value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  if (driver === 'postgresql') return value
  if (typeof value === 'boolean') return Number(value)
  const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
  return isMoment ? Date.parse(value) : value
}

async function columnsOf({ driver, em }: Database): Promise<Map<string, Set<string>>> {
  const { rows } = await (
    driver === 'sqlite'
      ? sql<Column>`select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c`
      : sql<Column>`select table_name as "table", column_name as "column" from information_schema.columns
          where table_schema = 'public'`
  ).execute(em().getKysely())
  const byTable = Map.groupBy(rows, (row) => row.table)
  return new Map([...byTable].map(([table, all]) => [table, new Set(all.map((row) => row.column))]))
}

interface Column {
  readonly table: string
  readonly column: string
}

it.each(drivers)('%s: two processes that start at once migrate once', async (driver) => {
  const { location, open, dispose } = await freshDatabase(driver, { migrate: false })
  try {
    const script = fileURLToPath(new URL('../testing/migrate-process.ts', import.meta.url))
    const start = async () => {
      const child = spawn(process.execPath, ['--conditions=@shelfhand/source', script, driver, location], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let output = ''
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
      const [code] = await once(child, 'exit')
      return { code: Number(code), applied: output.trim() }
    }
    const outcomes = await Promise.all([start(), start(), open({ migrate: true }).then((database) => database.close())])
    const [first, second] = outcomes
    expect([first.code, second.code]).toEqual([0, 0])
    await using database = await open()
    const { rows } = await sql`select name from migration`.execute(database.em().getKysely())
    expect(rows).toHaveLength(migrationsOf[driver].length)
    expect((await database.migrate()).applied).toEqual([])
    expect([first, second].filter(({ applied }) => applied !== '').length).toBeLessThanOrEqual(1)
    expect(await drift(database)).toBe('')
  } finally {
    await dispose()
  }
})

it.each(drivers)('%s: a newer schema is refused, and left alone', async (driver) => {
  const { database, open, dispose } = await freshDatabase(driver)
  try {
    await sql`insert into migration (name, applied_at) values ('9999-future', 'then')`.execute(
      database.em().getKysely(),
    )
    for (const options of [{ migrate: true }, {}]) {
      const error: unknown = await open(options).then(
        () => null,
        (thrown: unknown) => thrown,
      )
      expect(error).toSatisfy((thrown) => isDomainError(thrown, 'schema_newer'))
      expect(String(error)).toContain('9999-future')
    }
    expect((await listBooks(database.em())).total).toBe(0)
  } finally {
    await dispose()
  }
})

it.skipIf(driverProblem('postgresql') !== null)(
  'postgresql: a node waits for the one that migrates, longer than a statement may take',
  async () => {
    const { database, location, dispose } = await freshDatabase('postgresql', { migrate: false })
    try {
      const em = database.em()
      await em.begin()
      await sql`select pg_advisory_xact_lock(7341902551)`.execute(em.getKysely())
      const impatient = await openPostgresql(`${location}?statement_timeout=1`)
      const second = impatient.migrate()
      second.catch(() => undefined)
      await untilWaiting(database, second)
      await sleep(1_500)
      await em.commit()
      expect((await second).applied).toHaveLength(postgresqlMigrations.length)
      await impatient.close()
    } finally {
      await dispose()
    }
  },
)

it.each(drivers)('%s: a migration that fails leaves nothing behind', async (driver) => {
  const { database, dispose } = await freshDatabase(driver, { migrate: false })
  try {
    const broken: Migration[] = [
      ...migrationsOf[driver],
      { name: '9999-broken', statements: ['create table half (id integer)', 'nonsense'] },
    ]
    await expect(migrate(database.em().getKysely<unknown>(), driver, broken)).rejects.toThrow(/nonsense/)
    await expect(listBooks(database.em())).rejects.toSatisfy((error) => isDomainError(error, 'schema_missing'))
    expect((await database.migrate()).applied).toEqual(migrationsOf[driver].map(({ name }) => name))
  } finally {
    await dispose()
  }
})

it.each(drivers)('%s: a filled database of every earlier migration comes forward with all its rows', async (driver) => {
  const all = migrationsOf[driver]
  const today = await filledToday(driver)
  for (const [at] of all.entries()) {
    const { database, dispose } = await freshDatabase(driver, { migrate: false })
    try {
      await migrate(database.em().getKysely<unknown>(), driver, all.slice(0, at + 1))
      const expected = await fillAsThen(database, today)
      expect((await database.migrate()).applied).toEqual(all.slice(at + 1).map(({ name }) => name))
      const lines = (await exported(database)).map((line): unknown => JSON.parse(line))
      expect(lines).toEqual(expected)
      expect(await drift(database)).toBe('')
    } finally {
      await dispose()
    }
  }
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { driverProblem, freshDatabase } from '../testing/databases.ts'
import { copyRows } from '../testing/copy-rows.ts'
import { drift } from '../testing/drift.ts'
import { fillDatabase } from '../testing/filled-database.ts'
import { untilWaiting } from '../testing/waiting.ts'
import type { Database } from './database.ts'
import { isDomainError } from './errors.ts'
import { type Migration, migrate } from './migrate.ts'
import { migrations as postgresqlMigrations } from './migrations/postgresql/index.ts'
import { migrations as sqliteMigrations } from './migrations/sqlite/index.ts'
import { openPostgresql } from './postgresql.ts'
import { exportDatabase, listBooks, searchBooks } from './queries/index.ts'

const drivers = (['sqlite', 'postgresql'] as const).filter((driver) => driverProblem(driver) === null)
const migrationsOf = { sqlite: sqliteMigrations, postgresql: postgresqlMigrations }

async function exported(database: Database): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportDatabase(database)) lines.push(line)
  return lines
}

/** What is expected of an export that went through a schema without a place for what a revert needs. */
function withoutUndo(lines: readonly string[]): unknown[] {
  return lines.map((line) => {
    const parsed: { table?: string; row?: Record<string, unknown> } = JSON.parse(line)
    return parsed.table === 'metadata_correction' ? { ...parsed, row: { ...parsed.row, undo: null } } : parsed
  })
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

it('sqlite: a node waits for the one that migrates, longer than for a write', { timeout: 60_000 }, async () => {
  const { database, open, dispose } = await freshDatabase('sqlite', { migrate: false })
  try {
    const em = database.em()
    await em.begin()
    const second = open({ migrate: true })
    second.catch(() => undefined)
    // Longer than the driver waits for a writer.
    await sleep(16_000)
    await em.rollback()
    await (await second).close()
    expect((await database.migrate()).applied).toEqual([])
  } finally {
    await dispose()
  }
})

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

const patient = { timeout: 120_000 }

it.each(drivers)(
  '%s: a filled database of every earlier migration comes forward with all its rows',
  patient,
  async (driver) => {
    const all = migrationsOf[driver]
    const current = await freshDatabase(driver)
    try {
      await fillDatabase(current.database)
      const lines = await exported(current.database)
      for (const [at] of all.entries()) {
        const { database, dispose } = await freshDatabase(driver, { migrate: false })
        try {
          await migrate(database.em().getKysely<unknown>(), driver, all.slice(0, at + 1))
          await copyRows(database, lines)
          expect((await database.migrate()).applied).toEqual(all.slice(at + 1).map(({ name }) => name))
          const kept = all.slice(0, at + 1).some(({ name }) => name === '0004-integrity')
          const rows = (await exported(database)).map((line): unknown => JSON.parse(line))
          expect(rows).toEqual(kept ? lines.map((line): unknown => JSON.parse(line)) : withoutUndo(lines))
          expect(await drift(database)).toBe('')
        } finally {
          await dispose()
        }
      }
    } finally {
      await current.dispose()
    }
  },
)

it.each(drivers)('%s: what is worked out from other rows is there after coming forward', patient, async (driver) => {
  const current = await freshDatabase(driver)
  const earlier = await freshDatabase(driver, { migrate: false })
  try {
    await fillDatabase(current.database)
    const lines = await exported(current.database)
    await migrate(earlier.database.em().getKysely<unknown>(), driver, migrationsOf[driver].slice(0, 1))
    await copyRows(earlier.database, lines)
    const db = earlier.database.em().getKysely()
    await sql`update book set isbn = '978-0-7653-2635-5' where title like 'Filled 1 %'`.execute(db)
    await earlier.database.migrate()
    const em = earlier.database.em()
    for (const missingField of ['author', 'series', 'narrator', 'genres'] as const) {
      const lacking = async (one: Database) => {
        const { items, total } = await listBooks(one.em(), { missingField })
        return { titles: items.map((book) => book.title), total }
      }
      const { titles, total } = await lacking(earlier.database)
      expect({ titles, total }).toEqual(await lacking(current.database))
      expect(titles).not.toEqual([])
      expect(total).toBe(titles.length)
    }
    const found = async (query: string) => (await searchBooks(em, { query })).items.map((book) => book.title)
    expect(await found('9780765326355')).toEqual(['Filled 1 0'])
    expect(await found('fill')).toHaveLength(4)
    expect(await found('filed')).toHaveLength(4)
  } finally {
    await current.dispose()
    await earlier.dispose()
  }
})

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import './postgresql-global-setup.ts'
import type { Database, DriverName } from '../src/database.ts'
import { openPostgresql } from '../src/postgresql.ts'
import { openSqlite } from '../src/sqlite.ts'

/** A database of one test, and how it is opened a second time. */
export interface TestDatabase {
  readonly database: Database
  readonly driver: DriverName
  /** The file or the address. */
  readonly location: string
  open(options?: { migrate?: boolean }): Promise<Database>
  dispose(): Promise<void>
}

/** Why a driver cannot be tested here, or null when it can. */
export function driverProblem(driver: DriverName): string | null {
  const postgresql = inject('postgresql')
  return driver === 'postgresql' && 'problem' in postgresql ? postgresql.problem : null
}

/** Makes an empty database with the current schema: a SQLite file, or a database on the test run's server. */
export async function freshDatabase(driver: DriverName, options: { migrate?: boolean } = {}): Promise<TestDatabase> {
  return driver === 'sqlite' ? freshSqlite(options) : freshPostgresql(options)
}

/** Runs the same tests on both databases; each `describe` gets a database of its own. */
export function onBothDatabases(
  name: string,
  tests: (database: () => Database, test: () => TestDatabase) => void,
): void {
  for (const driver of ['sqlite', 'postgresql'] as const) {
    const problem = driverProblem(driver)
    describe.skipIf(problem !== null)(`${name} on ${driver}${problem === null ? '' : ` (${problem})`}`, () => {
      let current: TestDatabase | undefined
      beforeAll(async () => {
        current = await freshDatabase(driver)
      })
      afterAll(() => current?.dispose())
      const get = () => {
        if (current === undefined) throw new Error('The database is not open yet.')
        return current
      }
      tests(() => get().database, get)
    })
  }
}

async function freshSqlite({ migrate = true }: { migrate?: boolean }): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-domain-'))
  const location = join(folder, 'test.db')
  const database = await openSqlite(location, { migrate })
  return {
    database,
    driver: 'sqlite',
    location,
    open: (options) => openSqlite(location, options),
    async dispose() {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freshPostgresql({ migrate = true }: { migrate?: boolean }): Promise<TestDatabase> {
  const server = inject('postgresql')
  if ('problem' in server) throw new Error(server.problem)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = await openPostgresql(server.url)
  await sql`create database ${sql.id(name)}`.execute(admin.em().getKysely())
  const url = new URL(server.url)
  url.pathname = `/${name}`
  const location = url.href
  const database = await openPostgresql(location, { migrate })
  return {
    database,
    driver: 'postgresql',
    location,
    open: (options) => openPostgresql(location, options),
    async dispose() {
      await database.close()
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin.em().getKysely())
      await admin.close()
    },
  }
}

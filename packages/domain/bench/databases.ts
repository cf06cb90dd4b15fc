import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database, DriverName } from '../src/database.ts'
import { openPostgresql } from '../src/postgresql.ts'
import { openSqlite } from '../src/sqlite.ts'
import { startPostgresql } from '../testing/postgresql-server.ts'

/** A database for one measurement, and how another process opens it. */
export interface BenchDatabase {
  readonly database: Database
  readonly location: string
}

/** Makes databases of both kinds; removes all of them at the end, but for those that are kept. */
export interface BenchDatabases extends AsyncDisposable {
  readonly drivers: readonly DriverName[]
  /** An empty database; with a name, the one of that name where databases are kept, which may be filled already. */
  make(driver: DriverName, name?: string): Promise<BenchDatabase>
}

/** Where databases are kept between runs, so that large ones are made once: a folder, and the address of a server. */
const keptFolder = process.env['SHELFHAND_BENCH_FOLDER']
const keptServer = process.env['SHELFHAND_BENCH_POSTGRESQL']

/** Starts a PostgreSQL server and makes a folder for SQLite files, unless both are given. */
export async function openBenchDatabases(): Promise<BenchDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-bench-'))
  const server = keptServer === undefined ? await startPostgresql() : null
  const url = (name?: string) => (server === null ? addressOf(name) : server.url(name))
  const open: Database[] = []
  const makeSqlite = async (name: string | undefined): Promise<BenchDatabase> => {
    const path = name === undefined ? join(folder, `${randomUUID()}.db`) : join(keptFolder ?? folder, `${name}.db`)
    return { database: await openSqlite(path, { migrate: true }), location: path }
  }
  const makePostgresql = async (name = `bench_${randomUUID().replaceAll('-', '')}`): Promise<BenchDatabase> => {
    await using admin = await openPostgresql(url())
    const db = admin.em().getKysely()
    const known = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
    if (known.rows.length === 0) await sql`create database ${sql.id(name)}`.execute(db)
    return { database: await openPostgresql(url(name), { migrate: true }), location: url(name) }
  }
  return {
    drivers: ['sqlite', 'postgresql'],
    async make(driver, name) {
      const made = await (driver === 'sqlite' ? makeSqlite(name) : makePostgresql(name))
      open.push(made.database)
      return made
    },
    async [Symbol.asyncDispose]() {
      for (const database of open) await database.close()
      await server?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(name = 'postgres'): string {
  const url = new URL(keptServer ?? '')
  url.pathname = `/${name}`
  return url.href
}

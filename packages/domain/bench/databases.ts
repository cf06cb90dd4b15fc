import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../src/database.ts'
import { openPostgresql } from '../src/postgresql.ts'
import { openSqlite } from '../src/sqlite.ts'
import { startPostgresql } from '../testing/postgresql-server.ts'

/** A database for one measurement, and how another process opens it. */
export interface BenchDatabase {
  readonly database: Database
  readonly location: string
}

/** Makes empty databases of both kinds, and removes all of them at the end. */
export interface BenchDatabases extends AsyncDisposable {
  readonly drivers: readonly ('sqlite' | 'postgresql')[]
  make(driver: 'sqlite' | 'postgresql'): Promise<BenchDatabase>
}

/** Starts a PostgreSQL server and makes a folder for SQLite files. */
export async function openBenchDatabases(): Promise<BenchDatabases> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-bench-'))
  const server = await startPostgresql()
  const open: Database[] = []
  return {
    drivers: ['sqlite', 'postgresql'],
    async make(driver) {
      const name = `bench_${randomUUID().replaceAll('-', '')}`
      const location = driver === 'sqlite' ? join(folder, `${name}.db`) : server.url(name)
      if (driver === 'postgresql') {
        await using admin = await openPostgresql(server.url())
        await sql`create database ${sql.id(name)}`.execute(admin.em().getKysely())
      }
      const database = await (driver === 'sqlite' ? openSqlite : openPostgresql)(location, { migrate: true })
      open.push(database)
      return { database, location }
    },
    async [Symbol.asyncDispose]() {
      for (const database of open) await database.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

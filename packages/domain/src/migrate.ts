import { type Kysely, sql } from 'kysely'
import type { DriverName } from './database.ts'
import { toDomainError } from './driver-fault.ts'
import { DomainError, isDomainError } from './errors.ts'

/** One step of the schema. Once released, neither its name nor its statements change. */
export interface Migration {
  readonly name: string
  readonly statements: readonly string[]
}

/** Any number that no other program on the same server uses for its advisory lock. */
const lockNumber = 7_341_902_551

/**
 * Applies what is not applied yet, all in one transaction: two processes that start at once do it once.
 * Throws `schema_newer` when the database was written by a newer version.
 */
export async function migrate(
  db: Kysely<unknown>,
  driver: DriverName,
  migrations: readonly Migration[],
  now = new Date(),
): Promise<{ applied: string[] }> {
  return db.transaction().execute(async (transaction) => {
    if (driver === 'postgresql') {
      // Another node may be migrating a large database: waiting for it is not a statement that takes too long.
      await sql`set local statement_timeout = 0`.execute(transaction)
      await sql`select pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(transaction)
    }
    await sql`create table if not exists migration (name text not null primary key, applied_at text not null)`.execute(
      transaction,
    )
    const done = new Set(
      (await sql<{ name: string }>`select name from migration`.execute(transaction)).rows.map((row) => row.name),
    )
    refuseNewer(done, migrations)
    const pending = migrations.filter((migration) => !done.has(migration.name))
    for (const migration of pending) {
      for (const statement of migration.statements) await sql.raw(statement).execute(transaction)
      await sql`insert into migration (name, applied_at) values (${migration.name}, ${now.toISOString()})`.execute(
        transaction,
      )
    }
    return { applied: pending.map((migration) => migration.name) }
  })
}

/** Throws `schema_newer` when the database was written by a newer version; one without tables is fine. */
export async function refuseNewerSchema(db: Kysely<unknown>, migrations: readonly Migration[]): Promise<void> {
  try {
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
    refuseNewer(new Set(rows.map((row) => row.name)), migrations)
  } catch (error) {
    if (!isDomainError(toDomainError(error), 'schema_missing')) throw error
  }
}

function refuseNewer(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = [...done].filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new DomainError({
    code: 'schema_newer',
    message: `The database was written by a newer version (it has "${unknown.toSorted().at(-1)}"); update this program.`,
  })
}

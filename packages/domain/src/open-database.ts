import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { IsolationLevel } from '@mikro-orm/core'
import type { Kysely } from 'kysely'
import type { Database, DriverName, EntityManager, Snapshot } from './database.ts'
import { isPassing, toDomainError } from './driver-fault.ts'
import { databaseClosed } from './drivers/opened-once.ts'
import { type Migration, migrate, refuseNewerSchema } from './migrate.ts'

/** The part of MikroORM that {@link openDatabase} needs; both drivers' classes fit. */
interface Orm {
  readonly em: EntityManager
  connect(): Promise<unknown>
  close(force?: boolean): Promise<void>
}

/** What differs between the drivers. */
export interface OpenDatabaseOptions {
  readonly driver: DriverName
  readonly migrations: readonly Migration[]
  readonly migrate: boolean
  readonly open: () => Promise<Orm>
  /** Opens the same database a second time, where one connection cannot serve a long reader beside others. */
  readonly separate?: () => Promise<Database>
}

/**
 * Opens a database and proves that it answers, and that no newer version has written it. Closes what
 * it opened when anything fails.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  let orm: Orm | undefined
  try {
    orm = await options.open()
    const database = wrap(orm, options)
    await orm.connect()
    if (options.migrate) await database.migrate()
    else await refuseNewerSchema(orm.em.getKysely(), options.migrations)
    return database
  } catch (error) {
    await orm?.close(true).catch(() => undefined)
    throw toDomainError(error)
  }
}

/** How long a node waits for another that migrates a large SQLite file, in milliseconds. */
const longestMigration = 600_000

/** Runs a migration again as long as another process is in the way: each time the driver has waited for it in vain. */
async function untilFree<Result>(work: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || performance.now() - started > longestMigration) throw error
    }
  }
}

/**
 * A name for what MikroORM keeps of a running transaction. Were it the same for two databases, the one would be taken
 * for the other within a transaction.
 */
export function contextName(): string {
  return randomUUID()
}

/** How long closing waits for connections that do not come back, in milliseconds. */
const longestClose = 10_000

function wrap(orm: Orm, options: OpenDatabaseOptions): Database {
  let closing: Promise<void> | undefined
  const close = () => (closing ??= withinTime(orm.close(true)))
  return {
    orm,
    driver: options.driver,
    em: () => orm.em.fork(),
    async migrate() {
      try {
        const db: Kysely<unknown> = orm.em.getKysely()
        return await untilFree(() => migrate(db, options.driver, options.migrations))
      } catch (error) {
        throw toDomainError(error)
      }
    },
    async snapshot() {
      if (closing !== undefined) throw databaseClosed()
      const separate = await options.separate?.()
      try {
        return await pinned(separate?.em() ?? orm.em.fork(), separate)
      } catch (error) {
        await separate?.close()
        throw toDomainError(error)
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Waits for an end that may not come. The process stays up meanwhile: else it would end as if something were forgotten. */
async function withinTime(closing: Promise<void>): Promise<void> {
  const closed = new AbortController()
  const late = sleep(longestClose, undefined, { signal: closed.signal }).catch(() => undefined)
  await Promise.race([closing, late]).finally(() => closed.abort())
}

/** A read transaction that sees one state of the database from its first statement on. */
async function pinned(em: EntityManager, separate: Database | undefined): Promise<Snapshot> {
  await em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true })
  await em.execute('select name from migration')
  let closing: Promise<void> | undefined
  const end = async () => {
    try {
      await em.rollback()
    } finally {
      await separate?.close()
    }
  }
  const close = () => (closing ??= end())
  return { em, close, [Symbol.asyncDispose]: close }
}

import type { Kysely } from 'kysely'
import type { Database, DriverName, EntityManager } from './database.ts'
import { toDomainError } from './driver-fault.ts'
import { type Migration, migrate } from './migrate.ts'

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
}

/** Opens a database and proves that it answers. Closes what it opened when anything fails. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  let orm: Orm | undefined
  try {
    orm = await options.open()
    const database = wrap(orm, options)
    await orm.connect()
    await orm.em.getConnection().execute('select 1')
    if (options.migrate) await database.migrate()
    return database
  } catch (error) {
    await orm?.close(true).catch(() => undefined)
    throw toDomainError(error)
  }
}

function wrap(orm: Orm, options: OpenDatabaseOptions): Database {
  let closing: Promise<void> | undefined
  const close = () => (closing ??= orm.close(true))
  return {
    orm,
    driver: options.driver,
    em: () => orm.em.fork(),
    async migrate() {
      try {
        const db: Kysely<unknown> = orm.em.getKysely()
        return await migrate(db, options.driver, options.migrations)
      } catch (error) {
        throw toDomainError(error)
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

import { access, constants, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { MikroORM, type SqlEntityManager } from '@mikro-orm/sqlite'
import type { Database } from './database.ts'
import { WaitingSqliteOrmDriver } from './drivers/sqlite-orm.ts'
import { networkFileSystem } from './drivers/network-file-system.ts'
import { realPath } from './drivers/real-path.ts'
import { entities } from './entities/index.ts'
import { DomainError, isDomainError } from './errors.ts'
import { migrations } from './migrations/sqlite/index.ts'
import { tablesBesideEntities } from './migrations/beside-entities.ts'
import { contextName, openDatabase } from './open-database.ts'

/** How {@link openSqlite} opens a file. */
export interface OpenSqliteOptions {
  /** Brings the schema up to date first. Default false. */
  readonly migrate?: boolean
  /** Opens an existing file without the right to change it. Default false. */
  readonly readOnly?: boolean
}

/**
 * Opens a SQLite file, or makes it; `:memory:` opens one that lives as long as the connection.
 * Throws a {@link DomainError}: `network_file_system`, `unreachable`, `read_only`, `corrupt`, `schema_newer`.
 */
export async function openSqlite(path: string, options: OpenSqliteOptions = {}): Promise<Database> {
  if (path !== ':memory:') await refuseNetworkFileSystem(await realPath(path))
  try {
    return await openFile(path, options)
  } catch (error) {
    throw (await cannotBeWritten(path, error)) ?? error
  }
}

function openFile(path: string, options: OpenSqliteOptions): Promise<Database> {
  return openDatabase({
    driver: 'sqlite',
    migrations,
    migrate: options.migrate ?? false,
    ...(path === ':memory:' ? {} : { separate: () => openSqlite(path, { readOnly: true }) }),
    open: () =>
      MikroORM.init<WaitingSqliteOrmDriver, SqlEntityManager<WaitingSqliteOrmDriver>>({
        driver: WaitingSqliteOrmDriver,
        dbName: path === ':memory:' ? path : resolve(path),
        entities: [...entities],
        contextName: contextName(),
        // Waiting is done by the driver: better-sqlite3 would block the event loop meanwhile.
        driverOptions: { timeout: 0, readonly: options.readOnly ?? false, fileMustExist: options.readOnly ?? false },
        schemaGenerator: { skipTables: [...tablesBesideEntities] },
        ensureDatabase: false,
        debug: false,
      }),
  })
}

/**
 * SQLite keeps files beside the database, also for reading: where it may not make them it says that the database cannot
 * be opened. Null when that is not what is wrong.
 */
async function cannotBeWritten(path: string, error: unknown): Promise<DomainError | null> {
  if (!isDomainError(error, 'unreachable') || error.reason?.startsWith('SQLITE_CANTOPEN') !== true) return null
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
  const writable = await access(dirname(resolve(path)), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!readable || writable) return null
  return new DomainError({
    code: 'read_only',
    message:
      'The folder of the database cannot be written to, which SQLite needs even to read it; copy the file elsewhere.',
    reason: error.reason,
  })
}

async function refuseNetworkFileSystem(path: string): Promise<void> {
  // Only Linux tells; elsewhere the file is opened and SQLite's own checks have to do.
  const mountinfo = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')
  const type = networkFileSystem(path, mountinfo)
  if (type === null) return
  throw new DomainError({
    code: 'network_file_system',
    message: `SQLite files get damaged on network file systems (${type}); use a local folder, or PostgreSQL.`,
  })
}

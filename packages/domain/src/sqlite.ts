import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MikroORM, type SqlEntityManager } from '@mikro-orm/sqlite'
import type { Database } from './database.ts'
import { WaitingSqliteOrmDriver } from './drivers/sqlite-orm.ts'
import { networkFileSystem } from './drivers/network-file-system.ts'
import { entities } from './entities/index.ts'
import { DomainError } from './errors.ts'
import { migrations } from './migrations/sqlite/index.ts'
import { tablesBesideEntities } from './migrations/beside-entities.ts'
import { openDatabase } from './open-database.ts'

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
  if (path !== ':memory:') await refuseNetworkFileSystem(resolve(path))
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
        // Waiting is done by the driver: better-sqlite3 would block the event loop meanwhile.
        driverOptions: { timeout: 0, readonly: options.readOnly ?? false, fileMustExist: options.readOnly ?? false },
        schemaGenerator: { skipTables: [...tablesBesideEntities] },
        ensureDatabase: false,
        debug: false,
      }),
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

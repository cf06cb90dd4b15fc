import type { Configuration, Constructor } from '@mikro-orm/core'
import { AbstractSqlDriver, type Dictionary, SqlitePlatform } from '@mikro-orm/sql'
import { MikroORM, SqliteConnection } from '@mikro-orm/sqlite'
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { OpenedOnce } from './opened-once.ts'
import { WaitingSqliteDriver } from './waiting-sqlite.ts'

/** Milliseconds that a statement waits for other writers before it gives up with `busy`. */
const patience = 15_000

/** The same for transactions of this process; as long as a statement may take on PostgreSQL unless told. */
const ownPatience = 30_000

class WaitingSqliteConnection extends SqliteConnection {
  readonly #opened = new OpenedOnce()

  override createKyselyDialect(options: Dictionary): Dialect {
    this.#opened.open()
    super.createKyselyDialect(options)
    const readOnly = options['readonly'] === true
    const isFile = (options['dbName'] ?? this.config.get('dbName')) !== ':memory:'
    const writer = { open: () => this.getNativeClient(), pragmas: readOnly ? readPragmas : writePragmas }
    const reader = {
      open: async () => {
        const { constructor, name } = await this.getNativeClient()
        // better-sqlite3 is MikroORM's dependency, not ours: its class is taken from the file that is open already.
        const opened: SqliteDatabase = Reflect.construct(constructor, [name, { timeout: 0, readonly: true }])
        return opened
      },
      pragmas: readerPragmas,
    }
    return {
      createDriver: () =>
        new WaitingSqliteDriver({ writer, reader: isFile && !readOnly ? reader : null, patience, ownPatience }),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new TurnTakingAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    }
  }
}

/** The driver lets writers take turns itself; Kysely would let readers wait with them. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

// WAL with "normal" loses nothing when the process is killed, and at most the last transactions when the power fails,
// never the file. See https://www.sqlite.org/wal.html. Caches are in KiB: a reader beside the others, for an export,
// reads everything once and needs none.
const everyPragma = ['foreign_keys = on', 'temp_store = memory']
const readPragmas = [...everyPragma, 'cache_size = -4096']
const readerPragmas = [...everyPragma, 'cache_size = -16384', 'mmap_size = 2147418112']
const writePragmas = [
  ...everyPragma,
  'cache_size = -16384',
  'journal_mode = wal',
  'synchronous = normal',
  'journal_size_limit = 67108864',
  // Pages that many transactions touch are moved from the log to the file once for all of them: 32 MiB of log.
  'wal_autocheckpoint = 8000',
]

/** MikroORM's SQLite driver on a connection that waits for other writers. */
export class WaitingSqliteOrmDriver extends AbstractSqlDriver<WaitingSqliteConnection> {
  constructor(config: Configuration) {
    super(config, new SqlitePlatform(), WaitingSqliteConnection, ['kysely', 'better-sqlite3'])
  }

  override getORMClass(): Constructor<MikroORM> {
    return MikroORM
  }
}

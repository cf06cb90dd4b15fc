import { MikroORM } from '@mikro-orm/postgresql'
import type { SqlEntityManager } from '@mikro-orm/sql'
import type { Database } from './database.ts'
import { answerByCallback } from './drivers/answer-by-callback.ts'
import { sortLikeSqlite } from './drivers/postgresql-metadata.ts'
import { ReturningPostgresqlOrmDriver } from './drivers/postgresql-orm.ts'
import { readPostgresqlUrl } from './drivers/postgresql-url.ts'
import { tlsOptions } from './drivers/tls-options.ts'
import { entities } from './entities/index.ts'
import { migrations } from './migrations/postgresql/index.ts'
import { tablesBesideEntities } from './migrations/beside-entities.ts'
import { contextName, openDatabase } from './open-database.ts'

/** How {@link openPostgresql} connects. */
export interface OpenPostgresqlOptions {
  /** Brings the schema up to date first. Default false. */
  readonly migrate?: boolean
}

/**
 * Connects to a PostgreSQL database (14 or newer) that exists already: `postgresql://user:password@host:port/name`.
 * The query of the address takes `sslmode` (disable, require, verify-ca, verify-full), `sslrootcert` (a PEM file of the
 * authority to trust), `pool_size` (10), `statement_timeout` and `connect_timeout` (in seconds; 30 and 10), and `host`
 * for the folder of a socket; others are refused.
 * Throws a {@link DomainError}: `invalid_value`, `unauthenticated`, `unreachable`, `schema_newer`.
 */
export async function openPostgresql(url: string, options: OpenPostgresqlOptions = {}): Promise<Database> {
  const { host, port, user, password, database, ...pool } = readPostgresqlUrl(url)
  const ssl = await tlsOptions({ ssl: pool.ssl, host })
  return openDatabase({
    driver: 'postgresql',
    migrations,
    migrate: options.migrate ?? false,
    open: () =>
      MikroORM.init<ReturningPostgresqlOrmDriver, SqlEntityManager<ReturningPostgresqlOrmDriver>>({
        driver: ReturningPostgresqlOrmDriver,
        host,
        port,
        user,
        password,
        dbName: database,
        entities: [...entities],
        contextName: contextName(),
        pool: { min: 0, max: pool.poolSize },
        driverOptions: {
          ssl,
          statement_timeout: pool.statementTimeout * 1000,
          connectionTimeoutMillis: pool.connectTimeout * 1000,
          application_name: 'shelfhand',
          options: '-c timezone=UTC',
          onPoolCreated: answerByCallback,
        },
        discovery: { onMetadata: sortLikeSqlite },
        schemaGenerator: { skipTables: [...tablesBesideEntities] },
        // A database is made by whoever may, not in passing by a wrong address.
        ensureDatabase: false,
        debug: false,
      }),
  })
}

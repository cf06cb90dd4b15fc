import type { Configuration, Constructor } from '@mikro-orm/core'
import { MikroORM, PostgreSqlConnection, PostgreSqlPlatform } from '@mikro-orm/postgresql'
import { AbstractSqlDriver, type Dictionary } from '@mikro-orm/sql'
import type { PostgresDialect } from 'kysely'
import { OpenedOnce } from './opened-once.ts'
import { ReturningDriver } from './returning-driver.ts'

class ReturningPostgresqlConnection extends PostgreSqlConnection {
  readonly #opened = new OpenedOnce()

  override createKyselyDialect(overrides: Dictionary): PostgresDialect {
    this.#opened.open()
    const dialect = super.createKyselyDialect(overrides)
    const createDriver = dialect.createDriver.bind(dialect)
    dialect.createDriver = () => new ReturningDriver(createDriver())
    return dialect
  }
}

/** MikroORM's PostgreSQL driver on a pool that lost connections do not take places of. */
export class ReturningPostgresqlOrmDriver extends AbstractSqlDriver<ReturningPostgresqlConnection> {
  constructor(config: Configuration) {
    super(config, new PostgreSqlPlatform(), ReturningPostgresqlConnection, ['kysely', 'pg'])
  }

  override getORMClass(): Constructor<MikroORM> {
    return MikroORM
  }
}

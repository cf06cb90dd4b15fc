import { sql } from 'kysely'
import type { DriverName, EntityManager } from '../database.ts'
import { read } from './store.ts'

/** What a health check shows of a database. Never its address. */
export interface DatabaseInfo {
  readonly driver: DriverName
  readonly version: string
  readonly sizeBytes: number
  readonly migrations: readonly { readonly name: string; readonly appliedAt: string }[]
}

/** Asks the database about itself; throws a `DomainError` when it does not answer. */
export function databaseInfo(em: EntityManager): Promise<DatabaseInfo> {
  return read(em, async (store) => {
    const about =
      store.driver === 'sqlite'
        ? sql<{ version: string; size: number }>`
            select sqlite_version() as version, page_count * page_size as size from pragma_page_count(), pragma_page_size()`
        : sql<{ version: string; size: string }>`
            select current_setting('server_version') as version, pg_database_size(current_database()) as size`
    const { rows } = await about.execute(store.db)
    const migrations = await sql<{
      name: string
      applied_at: string
    }>`select name, applied_at from migration order by name`.execute(store.db)
    return {
      driver: store.driver,
      version: rows[0]?.version ?? '',
      sizeBytes: Number(rows[0]?.size ?? 0),
      migrations: migrations.rows.map((row) => ({ name: row.name, appliedAt: row.applied_at })),
    }
  })
}

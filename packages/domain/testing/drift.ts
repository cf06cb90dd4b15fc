import { sql } from 'kysely'
import type { Database } from '../src/database.ts'
import { indexesBesideEntities } from '../src/migrations/beside-entities.ts'

/** The part of MikroORM that compares a schema with the entities. */
interface Comparing {
  readonly schema: { getUpdateSchemaSQL(options: { wrap: boolean }): Promise<string> }
}

/**
 * The statements that would bring a migrated database in line with the entities; empty when it is.
 * Triggers and full-text indexes, which entities cannot describe for both databases, are dropped first.
 */
export async function drift(database: Database): Promise<string> {
  const db = database.em().getKysely()
  if (database.driver === 'sqlite') {
    const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger'`.execute(db)
    for (const { name } of triggers.rows) await sql`drop trigger ${sql.id(name)}`.execute(db)
  } else {
    const triggers = await sql<{ name: string; table: string }>`
      select tgname as name, tgrelid::regclass::text as table from pg_trigger where not tgisinternal`.execute(db)
    for (const { name, table } of triggers.rows) await sql`drop trigger ${sql.id(name)} on ${sql.id(table)}`.execute(db)
    const indexes = await sql<{
      name: string
    }>`select indexname as name from pg_indexes where indexname like '%\\_words'`.execute(db)
    for (const { name } of indexes.rows) await sql`drop index ${sql.id(name)}`.execute(db)
  }
  for (const name of indexesBesideEntities) await sql`drop index if exists ${sql.id(name)}`.execute(db)
  const orm: unknown = database.orm
  if (!isComparing(orm)) throw new Error('The schema generator is not there.')
  const statements = (await orm.schema.getUpdateSchemaSQL({ wrap: false })).split(/;\n+/)
  return statements
    .filter((statement) => !doubleChecks.test(statement))
    .join('\n')
    .trim()
}

/**
 * Checks of doubles: PostgreSQL gives them back with a cast of each number, which the comparison takes for a change.
 * That they hold is tested by breaking them.
 */
const doubleChecks =
  /constraint "\w+_(?:completion_percentage|duration_seconds|runtime_seconds|confidence|progress)_check"/

function isComparing(orm: unknown): orm is Comparing {
  return typeof orm === 'object' && orm !== null && 'schema' in orm
}

import { sql } from 'kysely'
import type { Database } from '../src/database.ts'
import { openPostgresql } from '../src/postgresql.ts'
import { exportDatabase, importDatabase } from '../src/queries/index.ts'
import type { BenchDatabase } from './databases.ts'

/**
 * Fills an empty PostgreSQL database from a filled one, as a large library is restored: triggers are off, and indexes
 * are made after the rows. What the triggers keep is written at the end.
 */
export async function copyLibrary(from: Database, to: BenchDatabase): Promise<void> {
  const address = new URL(to.location)
  address.searchParams.set('statement_timeout', '3600')
  const name = sql.id(address.pathname.slice(1))
  const db = to.database.em().getKysely()
  // Of connections that are opened from now on.
  await sql`alter database ${name} set session_replication_role = replica`.execute(db)
  {
    await using copy = await openPostgresql(address.href)
    const indexes = await dropIndexes(copy)
    await importDatabase(copy, exportDatabase(from))
    await writeDerived(from, copy)
    for (const definition of indexes) await copy.em().execute(definition)
    await copy.em().execute('vacuum analyze')
  }
  await sql`alter database ${name} reset session_replication_role`.execute(db)
}

/** Drops all indexes that no key needs; gives how they are made again. */
async function dropIndexes(database: Database): Promise<string[]> {
  const db = database.em().getKysely()
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and not exists (
      select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  return rows.map((row) => row.definition)
}

async function writeDerived(from: Database, to: Database): Promise<void> {
  const counters = await sql<{ name: string; value: number | string }>`select name, value from counter`.execute(
    from.em().getKysely(),
  )
  const db = to.em().getKysely()
  for (const { name, value } of counters.rows)
    await sql`update counter set value = ${value} where name = ${name}`.execute(db)
  for (const [searched, table] of [
    ['book', 'book_search'],
    ['author', 'author'],
    ['series', 'series'],
  ] as const)
    await sql`insert into search_word (searched, word)
      select distinct ${searched}, unnest(string_to_array(words, ' ')) from ${sql.table(table)}`.execute(db)
}

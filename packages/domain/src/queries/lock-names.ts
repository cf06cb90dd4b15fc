import { sql } from 'kysely'
import type { Store } from './store.ts'

/** What names are of; each kind has locks of its own. PostgreSQL numbers its advisory locks by two integers. */
const kinds = { author: 7_341_901, series: 7_341_902, work: 7_341_903 }

/**
 * Names share this many locks of a kind: a first sync brings hundreds of names in one transaction, and the lock table
 * of PostgreSQL is not made for thousands.
 */
const locks = 256

/**
 * Makes other transactions that are about to write one of these names wait until this one ends: a row that is not
 * there yet cannot be locked. What is to be written has to be looked up again afterwards. SQLite has one writer anyway.
 */
export async function lockNames(store: Store, kind: keyof typeof kinds, keys: readonly string[]): Promise<void> {
  if (store.driver === 'sqlite' || keys.length === 0) return
  await sql`select pg_advisory_xact_lock(${sql.lit(kinds[kind])}, lock) from (
    select distinct hashtext(key) & ${sql.lit(locks - 1)} as lock from unnest(${keys}::text[]) as key order by lock) as locks`.execute(
    store.db,
  )
}

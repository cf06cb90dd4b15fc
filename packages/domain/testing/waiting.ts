import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../src/database.ts'

/**
 * Waits until somebody waits for a lock in the database, or `work` has ended without waiting. SQLite does not tell who
 * waits for its one writer: there `work` gets some turns of the event loop to run into it.
 */
export async function untilWaiting(database: Database, work: Promise<unknown>): Promise<void> {
  const ended = work.then(
    () => true,
    () => true,
  )
  for (let look = 0; look < 200; look += 1) {
    if (await Promise.race([ended, sleep(10, false)])) return
    if (database.driver === 'sqlite' && look > 3) return
    if (database.driver === 'postgresql' && (await somebodyWaits(database))) return
  }
}

async function somebodyWaits(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    database.em().getKysely(),
  )
  return rows.length > 0
}

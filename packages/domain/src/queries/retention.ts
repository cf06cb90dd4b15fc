import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { trimAnswers } from './cached-answers.ts'
import { wantMissing } from './fetch-missing.ts'
import { daysBefore, defaultRetention, type RetentionRules } from './retention-rules.ts'
import { read, type Store, write } from './store.ts'
import { largestId } from './stored-id.ts'

/** What can be cleaned up. */
export const retained = ['runs', 'attempts', 'downloads', 'cache'] as const
export type Retained = (typeof retained)[number]

/** How many rows of each kind are, or would be, deleted. */
export type RetentionCounts = Readonly<Record<Retained, number>>

/** Rows that are deleted in one transaction, so that writers do not wait long. */
const step = 1_000

/** Runs that are deleted together, once their lines are gone. */
const runsAtOnce = 100

/** Deletes what is past its time, in small steps; with `dryRun` only counts it. */
export async function cleanUp(
  em: EntityManager,
  input: { now: Date; rules?: Partial<RetentionRules>; what?: readonly Retained[]; dryRun?: boolean },
): Promise<RetentionCounts> {
  const rules = { ...defaultRetention, ...input.rules }
  const wanted = new Set(input.what ?? retained)
  const dryRun = input.dryRun ?? false
  const remove = (kind: Retained, expired: Expired) =>
    wanted.has(kind) ? (dryRun ? countExpired(em, expired) : removeExpired(em, expired, input.now)) : 0
  return {
    runs: await remove('runs', runsPast(input.now, rules)),
    attempts: await remove('attempts', attemptsPast(input.now, rules)),
    downloads: await remove('downloads', downloadsPast(input.now, rules)),
    cache: wanted.has('cache') ? await cache(em, input.now, rules, dryRun) : 0,
  }
}

/** A table, and the condition of the rows that may go. */
interface Expired {
  readonly table: string
  readonly where: (store: Store) => RawBuilder<unknown>
}

function runsPast(now: Date, rules: RetentionRules): Expired {
  return {
    table: 'run',
    // The oldest of the newest: one row of the index, however many runs there are.
    where: (
      store,
    ) => sql`status not in ('PENDING', 'RUNNING') and created_at < ${store.moment(daysBefore(now, rules.runDays))}
      and (created_at, id) < (select created_at, id from run order by created_at desc, id desc limit 1 offset ${Math.min(Math.max(0, rules.runsKept - 1), largestId)})`,
  }
}

function attemptsPast(now: Date, rules: RetentionRules): Expired {
  return {
    table: 'failed_attempt',
    where: (store) =>
      sql`permanent = ${store.flag(false)} and attempted_at < ${store.moment(daysBefore(now, rules.attemptDays))}`,
  }
}

function downloadsPast(now: Date, rules: RetentionRules): Expired {
  return {
    table: 'download',
    where: (store) => {
      const limit = store.moment(daysBefore(now, rules.downloadDays))
      return sql`(status = 'COMPLETED' and completed_at < ${limit} or status = 'CANCELLED' and updated_at < ${limit})`
    },
  }
}

function countExpired(em: EntityManager, { table, where }: Expired): Promise<number> {
  return read(em, async (store) => {
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from ${sql.table(table)} where ${where(store)}`.execute(store.db)
    return Number(rows[0]?.count ?? 0)
  })
}

async function removeExpired(em: EntityManager, expired: Expired, now: Date): Promise<number> {
  const atOnce = expired.table === 'run' ? runsAtOnce : step
  let removed = 0
  for (;;) {
    const ids = await expiredIds(em, expired, atOnce)
    if (expired.table === 'run') await removeLogs(em, ids)
    removed +=
      expired.table === 'download'
        ? await removeDownloads(em, expired, ids, now)
        : await removeRows(em, { ...expired, ids })
    if (ids.length < atOnce) return removed
  }
}

function expiredIds(em: EntityManager, { table, where }: Expired, most: number): Promise<number[]> {
  return read(em, async (store) => {
    const { rows } = await sql<{ id: number }>`
      select id from ${sql.table(table)} where ${where(store)} order by id limit ${most}`.execute(store.db)
    return rows.map((row) => row.id)
  })
}

/** The lines of some runs, in small steps: all at once with their runs they may be hundreds of thousands. */
async function removeLogs(em: EntityManager, runIds: readonly number[]): Promise<void> {
  for (;;) {
    const ids = await read(em, async (store) => {
      const { rows } = await sql<{ id: number }>`
        select id from run_log where run_id ${store.among(runIds)} limit ${step}`.execute(store.db)
      return rows.map((row) => row.id)
    })
    await removeRows(em, { table: 'run_log', ids, where: () => sql`true` })
    if (ids.length < step) return
  }
}

/** Deletes rows that were looked up before, if they may still go. */
function removeRows(em: EntityManager, { table, where, ids }: Expired & { ids: readonly number[] }): Promise<number> {
  return write(em, async (store) => {
    const gone = await sql`delete from ${sql.table(table)} where id ${store.among(ids)} and ${where(store)}`.execute(
      store.db,
    )
    return Number(gone.numAffectedRows ?? 0n)
  })
}

/** Deletes downloads as {@link removeRows} does; a missing book that waited for one of them is wanted again. */
function removeDownloads(em: EntityManager, { where }: Expired, ids: readonly number[], now: Date): Promise<number> {
  return write(em, async (store) => {
    const { rows } = await sql<{ missing_book_id: number | null }>`
      delete from download where id ${store.among(ids)} and ${where(store)} returning missing_book_id`.execute(store.db)
    await wantMissing(
      store,
      rows.map((row) => row.missing_book_id),
      now,
    )
    return rows.length
  })
}

async function cache(em: EntityManager, now: Date, rules: RetentionRules, dryRun: boolean): Promise<number> {
  const { expired, crowdedOut } = await trimAnswers(em, { now, largestBytes: rules.cacheBytes, dryRun })
  return expired + crowdedOut
}

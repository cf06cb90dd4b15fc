import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type RunRecord, runRecord } from './run-record.ts'
import { read, type Store, writeApart } from './store.ts'
import { wholeOrRefuse } from './whole-number.ts'
import { storedText } from './stored-text.ts'
import type { Row } from './tables.ts'
import { storedId } from './stored-id.ts'

/** How a run ended. */
export interface FinishedRun {
  readonly id: number
  readonly status: 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'INTERRUPTED'
  readonly now: Date
  readonly errorMessage?: string | null
  readonly report?: unknown
  readonly itemsProcessed?: number
  readonly itemsCreated?: number
  readonly itemsChanged?: number
  readonly itemsSkipped?: number
  readonly itemsFailed?: number
}

/**
 * Claims a pending run: one conditional statement, so that of two nodes one gets it and the other gets null.
 * With `exclusive`, null also while another run of the same task is running.
 */
export function startRun(
  em: EntityManager,
  input: { id: number; node: string; leaseUntil: Date; now: Date; exclusive?: boolean },
): Promise<RunRecord | null> {
  return writeApart(em, async (store) => {
    if (input.exclusive === true && store.driver === 'postgresql') await lockTask(store, input.id)
    const alone = sql`and not exists (
      select 1 from run as other where other.task_name = run.task_name and other.status = 'RUNNING' and other.id <> run.id)`
    const { rows } = await sql<Row<'run'>>`
      update run set status = 'RUNNING', started_at = ${store.moment(input.now)}, node = ${input.node},
        lease_until = ${store.moment(input.leaseUntil)}, updated_at = ${store.moment(input.now)}, version = version + 1
      where id = ${storedId(input.id)} and status = 'PENDING' ${input.exclusive === true ? alone : sql``}
      returning *`.execute(store.db)
    return rows[0] === undefined ? null : runRecord(store, rows[0])
  })
}

/** Two claims of different runs of one task do not see each other's rows yet; a lock on the task's name makes them wait. */
async function lockTask(store: Store, id: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(task_name)) from run where id = ${storedId(id)}`.execute(store.db)
}

/** Prolongs the lease of a running run. False when the run is not this node's any more: then it has to stop. */
export function renewLease(
  em: EntityManager,
  input: { id: number; node: string; leaseUntil: Date },
): Promise<{ held: boolean; cancelRequested: boolean }> {
  return writeApart(em, async (store) => {
    const row = await store.db
      .updateTable('run')
      .set({ lease_until: store.moment(input.leaseUntil) })
      .where('id', '=', storedId(input.id))
      .where('node', '=', input.node)
      .where('status', '=', 'RUNNING')
      .returning('cancel_requested')
      .executeTakeFirst()
    return { held: row !== undefined, cancelRequested: Boolean(row?.cancel_requested) }
  })
}

/** Keeps where a running run can be taken up again: any JSON value. False when the run is not running. */
export function checkpointRun(
  em: EntityManager,
  input: { id: number; checkpoint: unknown; now: Date },
): Promise<boolean> {
  return setWhileRunning(em, input.id, (store) => ({
    checkpoint: store.json([input.checkpoint]),
    updated_at: store.moment(input.now),
  }))
}

/** Keeps how far a running run is: a JSON object. */
export function progressRun(em: EntityManager, input: { id: number; progress: object; now: Date }): Promise<boolean> {
  return setWhileRunning(em, input.id, (store) => ({
    progress: store.json(input.progress),
    updated_at: store.moment(input.now),
  }))
}

function setWhileRunning(
  em: EntityManager,
  id: number,
  changes: (store: Store) => { checkpoint?: string; progress?: string; updated_at: string | number },
): Promise<boolean> {
  return writeApart(em, async (store) => {
    const { numUpdatedRows } = await store.db
      .updateTable('run')
      .set(changes(store))
      .where('id', '=', storedId(id))
      .where('status', '=', 'RUNNING')
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
}

/** Asks a run to stop: a pending one is cancelled at once, a running one sees it with its next lease. Null: neither. */
export function requestCancel(em: EntityManager, input: { id: number; now: Date }): Promise<RunRecord | null> {
  return writeApart(em, async (store) => {
    const { rows } = await sql<Row<'run'>>`
      update run set cancel_requested = ${store.flag(true)}, updated_at = ${store.moment(input.now)}, version = version + 1,
        completed_at = case status when 'PENDING' then ${momentOf(store, input.now)} else completed_at end,
        status = case status when 'PENDING' then 'CANCELLED' else status end
      where id = ${storedId(input.id)} and status in ('PENDING', 'RUNNING') returning *`.execute(store.db)
    return rows[0] === undefined ? null : runRecord(store, rows[0])
  })
}

/** PostgreSQL takes a bare parameter in a `case` for text. */
function momentOf(store: Store, date: Date) {
  return store.driver === 'postgresql' ? sql`${store.moment(date)}::timestamptz` : sql`${store.moment(date)}`
}

type CountField = 'itemsProcessed' | 'itemsCreated' | 'itemsChanged' | 'itemsSkipped' | 'itemsFailed'

/**
 * Ends a run that is pending or running. Null when it had ended before: its first end stays. Throws `invalid_value` for
 * counts that are none.
 */
export function finishRun(em: EntityManager, input: FinishedRun): Promise<RunRecord | null> {
  return writeApart(em, async (store) => {
    const started = await store.db
      .selectFrom('run')
      .select('started_at')
      .where('id', '=', storedId(input.id))
      .executeTakeFirst()
    const startedAt = started?.started_at ?? null
    const count = (field: CountField) => wholeOrRefuse('run', field, input[field] ?? 0) ?? 0
    const row = await store.db
      .updateTable('run')
      .set((eb) => ({
        status: input.status,
        completed_at: store.moment(input.now),
        duration_ms: startedAt === null ? null : Math.max(0, input.now.getTime() - new Date(startedAt).getTime()),
        error_message: storedText(input.errorMessage),
        report: input.report === undefined ? null : store.json(input.report),
        items_processed: count('itemsProcessed'),
        items_created: count('itemsCreated'),
        items_changed: count('itemsChanged'),
        items_skipped: count('itemsSkipped'),
        items_failed: count('itemsFailed'),
        lease_until: null,
        updated_at: store.moment(input.now),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', storedId(input.id))
      .where('status', 'in', ['PENDING', 'RUNNING'])
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? null : runRecord(store, row)
  })
}

/**
 * Marks running runs whose process is gone as interrupted, and gives them: those whose lease has expired, and with
 * `node` all of that node, which is for a node that has just started and cannot be running anything.
 */
export function markInterrupted(em: EntityManager, input: { now: Date; node?: string }): Promise<RunRecord[]> {
  return writeApart(em, async (store) => {
    const now = store.moment(input.now)
    const gone =
      input.node === undefined ? sql`lease_until < ${now}` : sql`(lease_until < ${now} or node = ${input.node})`
    const { rows } = await sql<Row<'run'>>`
      update run set status = 'INTERRUPTED', completed_at = ${now}, lease_until = null, updated_at = ${now},
        error_message = 'The process that ran it ended before it did.', version = version + 1
      where status = 'RUNNING' and ${gone} returning *`.execute(store.db)
    return rows.map((row) => runRecord(store, row)).toSorted((a, b) => a.id - b.id)
  })
}

/** The runs of a task that are pending or running. */
export function liveRuns(em: EntityManager, task?: string): Promise<RunRecord[]> {
  return read(em, async (store) => {
    let query = store.db.selectFrom('run').selectAll().where('status', 'in', ['PENDING', 'RUNNING'])
    if (task !== undefined) query = query.where('task_name', '=', task)
    return (await query.orderBy('id').execute()).map((row) => runRecord(store, row))
  })
}

import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type RunStatus, runStatuses, type RunTrigger, type TaskType } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { readCounters } from './counters.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { type RunRecord, runRecord } from './run-record.ts'
import { read, type Store, write, writeApart } from './store.ts'
import { storedId } from './stored-id.ts'
import { indexedOrRefuse } from './stored-key.ts'
import type { Row } from './tables.ts'

/** A run that is asked for. */
export interface NewRun {
  readonly taskName: string
  readonly taskType?: TaskType
  readonly trigger: RunTrigger
  /** The moment of the schedule that it stands for; a task has at most one run for a moment. */
  readonly scheduledFor?: Date | null
  readonly config?: unknown
  readonly resumedFrom?: number | null
  readonly now: Date
}

/**
 * Writes a run down before it starts. Throws `conflict` when the task has a run for the same scheduled moment, and
 * `invalid_value` for a name of more than 2,600 bytes.
 */
export function createRun(em: EntityManager, input: NewRun): Promise<RunRecord> {
  return writeApart(em, async (store) => {
    const now = store.moment(input.now)
    if (input.scheduledFor != null) await refuseScheduled(store, input.taskName, input.scheduledFor)
    const row = await store.db
      .insertInto('run')
      .values({
        task_name: indexedOrRefuse('run', 'taskName', input.taskName),
        task_type: input.taskType ?? 'CUSTOM',
        trigger: input.trigger,
        status: 'PENDING',
        scheduled_for: store.moment(input.scheduledFor),
        config: input.config === undefined ? null : store.json(input.config),
        resumed_from: input.resumedFrom == null ? null : storedId(input.resumedFrom),
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return runRecord(store, row)
  })
}

async function refuseScheduled(store: Store, taskName: string, scheduledFor: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from run where task_name = ${taskName} and scheduled_for = ${store.moment(scheduledFor)}`.execute(
    store.db,
  )
  if (rows[0] === undefined) return
  throw new DomainError({
    code: 'conflict',
    entity: 'run',
    field: 'scheduledFor',
    id: rows[0].id,
    message: `The task has a run for this moment already (run ${rows[0].id}).`,
  })
}

/** Which runs are listed. */
export interface ListRunsInput extends Paging {
  readonly task?: string
  readonly status?: RunStatus
  /** Only runs created at or after this moment. */
  readonly since?: Date
}

/** Lists runs, the newest first unless asked otherwise. */
export function listRuns(em: EntityManager, input: ListRunsInput = {}): Promise<Page<RunRecord>> {
  return read(em, async (store) => {
    const where = [
      ...(input.task === undefined ? [] : [sql`t.task_name = ${input.task}`]),
      ...(input.status === undefined ? [] : [sql`t.status = ${input.status}`]),
      ...(input.since === undefined ? [] : [sql`t.created_at >= ${store.moment(input.since)}`]),
    ]
    const from = sql`run as t`
    const counted = input.status === undefined ? runStatuses : [input.status]
    const page = await readPage<Row<'run'>>(store, {
      from,
      where,
      sort: 'createdAt',
      sorting: { column: 'created_at' },
      paging: { order: 'desc', ...input },
      total: () =>
        input.task === undefined && input.since === undefined
          ? readCounters(
              store,
              counted.map((status) => `run.${status}`),
            )
          : countRows(store, from, where),
    })
    return { ...page, items: page.items.map((row) => runRecord(store, row)) }
  })
}

/** One run, or null. */
export function getRun(em: EntityManager, id: number): Promise<RunRecord | null> {
  return read(em, async (store) => {
    const row = await store.db.selectFrom('run').selectAll().where('id', '=', storedId(id)).executeTakeFirst()
    return row === undefined ? null : runRecord(store, row)
  })
}

/** Deletes a run with its log. Throws `illegal_transition` for one that is running; false when there is none. */
export function deleteRun(em: EntityManager, id: number): Promise<boolean> {
  return write(em, async (store) => {
    const gone = await store.db
      .deleteFrom('run')
      .where('id', '=', storedId(id))
      .where('status', '!=', 'RUNNING')
      .executeTakeFirst()
    if (gone.numDeletedRows > 0n) return true
    const row = await store.db.selectFrom('run').select('id').where('id', '=', storedId(id)).executeTakeFirst()
    if (row === undefined) return false
    throw new DomainError({
      code: 'illegal_transition',
      entity: 'run',
      id,
      message: `Run ${id} is running; cancel it first.`,
    })
  })
}

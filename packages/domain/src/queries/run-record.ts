import type { RunStatus, RunTrigger, TaskType } from '../entities/index.ts'
import type { Store } from './store.ts'
import { readAny, readFlag, readJson, readMoment, readNumber } from './stored.ts'
import type { Row } from './tables.ts'

/** One execution of a task. Moments are ISO-8601 in UTC. */
export interface RunRecord {
  readonly id: number
  readonly taskName: string
  readonly taskType: TaskType
  readonly status: RunStatus
  readonly trigger: RunTrigger
  readonly scheduledFor: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly durationMs: number | null
  readonly itemsProcessed: number
  readonly itemsCreated: number
  readonly itemsChanged: number
  readonly itemsSkipped: number
  readonly itemsFailed: number
  readonly errorMessage: string | null
  readonly report: unknown
  readonly checkpoint: unknown
  readonly config: unknown
  readonly progress: unknown
  readonly cancelRequested: boolean
  readonly node: string | null
  readonly leaseUntil: string | null
  /** The interrupted run that this one continues. */
  readonly resumedFrom: number | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** A run's row as a record. */
export function runRecord({ driver }: Pick<Store, 'driver'>, row: Row<'run'>): RunRecord {
  return {
    id: row.id,
    taskName: row.task_name,
    taskType: row.task_type,
    status: row.status,
    trigger: row.trigger,
    scheduledFor: readMoment(row.scheduled_for),
    startedAt: readMoment(row.started_at),
    completedAt: readMoment(row.completed_at),
    durationMs: readNumber(row.duration_ms),
    itemsProcessed: row.items_processed,
    itemsCreated: row.items_created,
    itemsChanged: row.items_changed,
    itemsSkipped: row.items_skipped,
    itemsFailed: row.items_failed,
    errorMessage: row.error_message,
    report: readAny(driver, row.report),
    checkpoint: unwrap(readJson(row.checkpoint)),
    config: readAny(driver, row.config),
    progress: readAny(driver, row.progress),
    cancelRequested: readFlag(row.cancel_requested),
    node: row.node,
    leaseUntil: readMoment(row.lease_until),
    resumedFrom: row.resumed_from,
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}

/** A checkpoint may be any JSON value; it is kept in a list of one, so that both drivers give it back alike. */
function unwrap(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] ?? null) : null
}

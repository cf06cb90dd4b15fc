import type { RunRecord } from '@shelfhand/domain/queries'
import type { TaskReport } from '@shelfhand/tasks'
import type { Run } from './host.ts'

/** A run that did not get to its end, and what it saved last. */
export interface InterruptedRun {
  readonly id: number
  readonly checkpoint: unknown
}

/** A run's row as the host and the API give it. */
export function runView(record: RunRecord): Run {
  return {
    id: record.id,
    taskName: record.taskName,
    taskType: record.taskType,
    status: record.status,
    trigger: record.trigger,
    scheduledFor: record.scheduledFor,
    startedAt: record.startedAt,
    completedAt: record.completedAt,
    durationMs: record.durationMs,
    itemsProcessed: record.itemsProcessed,
    itemsCreated: record.itemsCreated,
    itemsChanged: record.itemsChanged,
    itemsSkipped: record.itemsSkipped,
    itemsFailed: record.itemsFailed,
    errorMessage: record.errorMessage,
    report: isReport(record.report) ? record.report : null,
    node: record.node,
    createdAt: record.createdAt,
  }
}

/** What is to be continued: the run, when it was interrupted and saved something. */
export function interruptedToContinue(record: RunRecord | undefined): InterruptedRun | null {
  if (record?.status !== 'INTERRUPTED' || record.checkpoint === null) return null
  return { id: record.id, checkpoint: record.checkpoint }
}

// Only hosts write reports, and only whole ones.
function isReport(value: unknown): value is TaskReport {
  return typeof value === 'object' && value !== null && 'seen' in value && 'items' in value
}

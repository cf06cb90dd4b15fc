import { executeTask, readSaved, type Task, type TaskOutcome, total } from '@shelfhand/tasks'
import type { Database } from '@shelfhand/domain/queries'
import type { Logger } from 'pino'
import type { ActiveRuns } from './active-runs.ts'
import type { Run } from './host.ts'
import { keepLease } from './lease.ts'
import { createRunLog } from './run-log.ts'
import type { RunStore } from './run-store.ts'

/** What {@link workOn} needs besides the run. */
export interface RunWork {
  readonly task: Task
  readonly run: Run
  readonly config: unknown
  /** What the interrupted run saved that this one continues. */
  readonly checkpoint: unknown
  readonly use: Readonly<Record<string, unknown>>
  readonly db: Database
  readonly store: RunStore
  readonly active: ActiveRuns
  readonly log: Logger
  readonly now: () => Date
  readonly controller: AbortController
}

/** Does the work of a run whose row is there: keeps its lease, stores log, checkpoint and outcome; gives the last row. */
export async function workOn(work: RunWork): Promise<Run> {
  const { task, run, store, now, controller } = work
  const log = work.log.child({ run: run.id, task: task.id })
  const runLog = createRunLog({ log, now, write: (lines) => store.appendLog(run.id, lines) })
  const lease = keepLease({
    now,
    onError: (err) => log.warn({ err }, 'the lease of the run could not be renewed'),
    async renew(until) {
      const state = await store.renew(run.id, until)
      // Another process took the run for dead, or somebody asked it to stop through another node.
      if (state !== 'running') controller.abort(new Error(`The run was ${state}.`))
    },
  })
  let saved: unknown = work.checkpoint ?? null
  try {
    const outcome = await executeTask(task, {
      config: work.config,
      use: work.use,
      db: work.db,
      signal: controller.signal,
      log: runLog,
      run: { id: run.id, trigger: run.trigger },
      now,
      progress: (step) => work.active.progress(run.id, step),
      checkpoint: {
        read: (schema) => readSaved(saved, schema),
        async save(value) {
          await store.checkpoint(run.id, value, now())
          saved = value
        },
      },
    })
    if (outcome.status === 'FAILED') log.error({ err: outcome.cause }, 'the run failed')
    await runLog.flush()
    return await store.finish({
      id: run.id,
      status: outcome.status,
      report: outcome.report,
      errorMessage: outcome.error?.message ?? null,
      now: now(),
      ...counts(outcome),
    })
  } finally {
    await lease.stop()
  }
}

function counts({ report }: TaskOutcome) {
  return {
    itemsProcessed: report.seen,
    itemsCreated: report.created,
    itemsChanged: report.changed,
    itemsSkipped: total(report.skipped),
    itemsFailed: total(report.failed),
  }
}

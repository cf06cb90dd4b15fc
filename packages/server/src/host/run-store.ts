import {
  appendRunLog,
  checkpointRun,
  createRun,
  type Database,
  finishRun,
  type FinishedRun,
  getRun,
  listRuns,
  liveRuns,
  markInterrupted,
  renewLease,
  requestCancel,
  startRun,
} from '@shelfhand/domain/queries'
import { type Task, TaskError, type Trigger } from '@shelfhand/tasks'
import type { Run } from './host.ts'
import type { RunLogLine } from './run-log.ts'
import { isGone, type NodeName, processIsAlive, readNodeName, writeNodeName } from './node-name.ts'
import { type InterruptedRun, interruptedToContinue, runView } from './run-view.ts'

/** A run that is to begin now. */
export interface RunToStart {
  readonly task: Task
  readonly trigger: Trigger
  readonly scheduledFor: Date | null
  readonly config: unknown
  readonly now: Date
  readonly leaseUntil: Date
  readonly resumedFrom: number | null
}

/** The runs of one node, as rows of the database. */
export interface RunStore {
  /** Writes the row and claims it. Throws TaskError `already_running`. */
  begin(run: RunToStart): Promise<Run>
  /** Prolongs a lease, and says whether the run is still this node's to work on. */
  renew(runId: number, until: Date): Promise<'running' | 'cancelled' | 'lost'>
  checkpoint(runId: number, value: unknown, now: Date): Promise<void>
  appendLog(runId: number, lines: readonly RunLogLine[]): Promise<void>
  /** Stores the outcome; a run that was ended before keeps its first end. */
  finish(outcome: FinishedRun): Promise<Run>
  /** Throws TaskError `unknown_run`. */
  get(runId: number): Promise<Run>
  active(): Promise<readonly Run[]>
  lastSuccess(taskId: string): Promise<Run | null>
  /** The last run of a task when it was interrupted and left a checkpoint. */
  lastInterrupted(taskId: string): Promise<InterruptedRun | null>
  requestCancel(runId: number, now: Date): Promise<Run>
  /** Marks the runs whose process is gone as interrupted; gives their ids. */
  interruptGone(now: Date): Promise<readonly number[]>
}

/** Makes the store of a node's runs. */
export function createRunStore(options: { readonly db: Database; readonly node: NodeName }): RunStore {
  const { db } = options
  const node = writeNodeName(options.node)

  async function get(runId: number): Promise<Run> {
    const record = await getRun(db.em(), runId)
    if (record === null) throw new TaskError({ code: 'unknown_run', message: `There is no run ${runId}.` })
    return runView(record)
  }

  return {
    get,
    async begin({ task, trigger, scheduledFor, config, now, leaseUntil, resumedFrom }) {
      if ((await liveRuns(db.em(), task.id)).length > 0) throw alreadyRunning(task.id)
      const row = { taskName: task.id, taskType: task.type, trigger, scheduledFor, config, resumedFrom, now }
      const { id } = await createRun(db.em(), row)
      const claimed = await startRun(db.em(), { id, node, leaseUntil, now, exclusive: true })
      if (claimed !== null) return runView(claimed)
      await requestCancel(db.em(), { id, now })
      throw alreadyRunning(task.id)
    },
    async renew(runId, until) {
      const { held, cancelRequested } = await renewLease(db.em(), { id: runId, node, leaseUntil: until })
      return !held ? 'lost' : cancelRequested ? 'cancelled' : 'running'
    },
    async checkpoint(runId, value, now) {
      await checkpointRun(db.em(), { id: runId, checkpoint: value, now })
    },
    appendLog: (runId, lines) => appendRunLog(db.em(), { runId, lines }),
    async finish(outcome) {
      const record = await finishRun(db.em(), outcome)
      return record === null ? get(outcome.id) : runView(record)
    },
    active: async () => (await liveRuns(db.em())).map(runView),
    async lastSuccess(taskId) {
      const { items } = await listRuns(db.em(), { task: taskId, status: 'COMPLETED', limit: 1 })
      return items[0] === undefined ? null : runView(items[0])
    },
    async lastInterrupted(taskId) {
      const { items } = await listRuns(db.em(), { task: taskId, limit: 1 })
      return interruptedToContinue(items[0])
    },
    async requestCancel(runId, now) {
      const record = await requestCancel(db.em(), { id: runId, now })
      return record === null ? get(runId) : runView(record)
    },
    interruptGone,
  }

  // A process that was killed leaves its runs "running" until their leases end. A process of this very machine is
  // known to be gone at once, so that a restart need not wait.
  async function interruptGone(now: Date): Promise<readonly number[]> {
    const nodes = new Set((await liveRuns(db.em())).flatMap((run) => run.node ?? []))
    const marked = (await markInterrupted(db.em(), { now })).map(({ id }) => id)
    for (const name of nodes) {
      const other = readNodeName(name)
      if (other === null || !isGone(other, options.node, processIsAlive)) continue
      marked.push(...(await markInterrupted(db.em(), { now, node: name })).map(({ id }) => id))
    }
    return marked
  }
}

function alreadyRunning(taskId: string): TaskError {
  return new TaskError({ code: 'already_running', message: `${taskId} is running already.` })
}

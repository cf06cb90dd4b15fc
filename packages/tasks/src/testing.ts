import type { Database } from '@shelfhand/domain/queries'
import type { Progress, TaskLog, Trigger, Used, Uses } from './context.ts'
import type { Task } from './define-task.ts'
import { executeTask, type TaskOutcome } from './execute.ts'
import { readSaved } from './read-saved.ts'

/** A log line that a task wrote while it was tested. */
export interface LogLine {
  readonly level: keyof TaskLog
  readonly message: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** What {@link runTask} gives back. */
export interface TaskTestResult extends TaskOutcome {
  readonly logs: readonly LogLine[]
  readonly progress: readonly Progress[]
  /** What the task saved last; null when it saved nothing. */
  readonly checkpoint: unknown
}

/** What {@link runTask} needs: the clients the task uses, and a database. */
export interface TaskTestOptions<Map extends Uses> {
  readonly use: Used<Map>
  readonly db: Database
  readonly config?: unknown
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly trigger?: Trigger
  readonly runId?: number
  /** The checkpoint of an interrupted run that this one continues. */
  readonly checkpoint?: unknown
}

/** Runs a task the way a host does, without one, and gives its outcome, log, progress and checkpoint. */
export async function runTask<Map extends Uses>(
  task: Task<Map>,
  options: TaskTestOptions<Map>,
): Promise<TaskTestResult> {
  const logs: LogLine[] = []
  const progress: Progress[] = []
  let saved: unknown = options.checkpoint ?? null
  const write = (level: keyof TaskLog) => (message: string, data?: Readonly<Record<string, unknown>>) =>
    void logs.push(data === undefined ? { level, message } : { level, message, data })

  const outcome = await executeTask(task, {
    config: options.config ?? {},
    use: options.use,
    db: options.db,
    signal: options.signal ?? new AbortController().signal,
    now: options.now ?? (() => new Date()),
    run: { id: options.runId ?? null, trigger: options.trigger ?? 'manual' },
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    progress: (step) => void progress.push(step),
    checkpoint: {
      read: (schema) => readSaved(saved, schema),
      save(value) {
        // As a database would: what is read later is a copy.
        saved = JSON.parse(JSON.stringify(value))
        return Promise.resolve()
      },
    },
  })
  return { ...outcome, logs, progress, checkpoint: saved }
}

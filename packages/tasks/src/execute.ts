import { countingCalls } from './calls.ts'
import { parseConfig } from './config.ts'
import type { TaskContext, Uses } from './context.ts'
import type { Task } from './define-task.ts'
import { createReport, type TaskReport } from './report.ts'

/** How a run ended. */
export interface TaskOutcome {
  readonly status: 'COMPLETED' | 'FAILED' | 'CANCELLED'
  readonly report: TaskReport
  /** Why it failed: a code for programs and a sentence for people, both free of secrets. */
  readonly error: { readonly code: string; readonly message: string } | null
  /** The error itself, for a log. */
  readonly cause: unknown
}

/** What a run is given; `config` is checked against the task's schema before anything happens. */
export interface Execution<Map extends Uses> extends Omit<TaskContext<Map>, 'config' | 'report'> {
  readonly config: unknown
}

/**
 * Runs a task once and says how it ended. Never rejects for what the task does:
 * an error becomes `FAILED`, and an abort of the signal becomes `CANCELLED`.
 * Throws `invalid_config` when the configuration does not fit.
 */
export async function executeTask<Map extends Uses>(task: Task<Map>, execution: Execution<Map>): Promise<TaskOutcome> {
  const config = parseConfig(task, execution.config)
  const report = createReport()
  try {
    execution.signal.throwIfAborted()
    await countingCalls(report, () => task.run({ ...execution, config, report }))
    return { status: 'COMPLETED', report: report.toJSON(), error: null, cause: null }
  } catch (cause) {
    const cancelled = execution.signal.aborted
    return {
      status: cancelled ? 'CANCELLED' : 'FAILED',
      report: report.toJSON(),
      error: cancelled ? { code: 'cancelled', message: 'The run was stopped.' } : describe(cause),
      cause,
    }
  }
}

// Errors of our own packages carry a code and a sentence that is safe to show. Anything else might hold
// a query, a path or a key in its text, so only its kind is told here; the log has the rest.
function describe(cause: unknown): { code: string; message: string } {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && ownErrors.has(cause.name)) {
    return { code: cause.code, message: cause.message }
  }
  const kind = cause instanceof Error ? cause.name : typeof cause
  return {
    code: 'unexpected',
    message: `The task stopped with an unexpected ${kind}; the log of the server has the details.`,
  }
}

const ownErrors = new Set(['ClientError', 'DomainError', 'TaskError'])

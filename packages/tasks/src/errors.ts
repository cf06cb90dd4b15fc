/** What can be wrong with a task, a plugin or a run, for programs to decide on. `failed` is for tasks to throw. */
export type TaskErrorCode =
  | 'invalid_definition'
  | 'invalid_config'
  | 'unknown_task'
  | 'unknown_run'
  | 'already_running'
  | 'not_running'
  | 'service_not_configured'
  | 'stopping'
  | 'failed'

/** One mistake in a given configuration: where it is and what is wrong. */
export interface ConfigIssue {
  readonly path: string
  readonly message: string
}

/** An error of the task SDK or the host: `code` for programs, `message` one sentence for people. */
export class TaskError extends Error {
  readonly code: TaskErrorCode
  readonly issues: readonly ConfigIssue[]

  constructor(options: { code: TaskErrorCode; message: string; issues?: readonly ConfigIssue[]; cause?: unknown }) {
    super(options.message, { cause: options.cause })
    this.name = 'TaskError'
    this.code = options.code
    this.issues = options.issues ?? []
  }
}

/** Whether a value is a {@link TaskError}, of the given code when one is given. */
export function isTaskError(error: unknown, code?: TaskErrorCode): error is TaskError {
  return error instanceof TaskError && (code === undefined || error.code === code)
}

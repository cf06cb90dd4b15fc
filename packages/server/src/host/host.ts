import type { JsonSchema } from '../rest/json-schema.ts'
import type { Progress, Schedule, TaskReport, TaskType, Trigger } from '@shelfhand/tasks'

/** The state of a run. A run that nobody renews any more (its process died) becomes INTERRUPTED. */
export type RunStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'INTERRUPTED'

/** One execution of a task, as the API answers it. Dates are ISO 8601 in UTC. */
export interface Run {
  readonly id: number
  readonly taskName: string
  readonly taskType: TaskType
  readonly status: RunStatus
  readonly trigger: Trigger
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
  readonly report: TaskReport | null
  readonly node: string | null
  readonly createdAt: string
}

/** A task that a loaded plugin brought, with what the database says of its schedule. */
export interface RegisteredTask {
  readonly id: string
  readonly plugin: string
  readonly description: string
  readonly type: TaskType
  readonly schedule: Schedule | null
  /** Names of the services it uses. */
  readonly uses: readonly string[]
  /** The configuration a run gets when nothing is overridden. */
  readonly config: unknown
  /** JSON schema of the configuration. */
  readonly configSchema: JsonSchema
}

export interface LoadedPlugin {
  readonly name: string
  readonly version: string
  readonly tasks: readonly string[]
  readonly services: readonly string[]
}

export interface ServiceStatus {
  readonly id: string
  readonly description: string
  readonly configured: boolean
  /** Why it is not configured, without any value. */
  readonly reason: string | null
}

/** One entry of the clock: when a task runs next, and whether a run was missed while the host was away. */
export interface Job {
  readonly id: string
  readonly task: string
  readonly schedule: Schedule
  readonly enabled: boolean
  readonly nextRunAt: string | null
  readonly lastRunAt: string | null
}

export interface HostStatus {
  readonly running: boolean
  readonly node: string
  readonly startedAt: string | null
  readonly jobs: readonly Job[]
  readonly activeRuns: readonly Run[]
}

/** The answer to "is this series complete?". */
export interface SeriesCheck {
  readonly seriesId: number
  readonly name: string
  readonly owned: number
  readonly total: number | null
  readonly percentage: number | null
  /** Whether every source that was asked gave all it has. */
  readonly complete: boolean
  readonly missing: readonly CheckedWork[]
  readonly unknown: readonly CheckedWork[]
  readonly rejected: readonly {
    readonly title: string
    readonly reason: string
    readonly evidence: readonly CheckEvidence[]
  }[]
}

export interface CheckedWork {
  readonly title: string
  readonly sequence: string | null
  readonly novella: boolean
  readonly evidence: readonly CheckEvidence[]
}

export interface CheckEvidence {
  readonly code: string
  readonly sentence: string
}

/** What runs tasks: on a schedule once started, and on request from the moment it is made. */
export interface Host {
  readonly node: string
  tasks(): readonly RegisteredTask[]
  plugins(): readonly LoadedPlugin[]
  services(): readonly ServiceStatus[]
  /** Starts a run and gives its row at once. Throws TaskError unknown_task, already_running, invalid_config, service_not_configured, stopping. */
  run(
    taskId: string,
    options: { readonly trigger: Trigger; readonly config?: unknown; readonly dryRun?: boolean },
  ): Promise<Run>
  /** Calls the listener for each step of each run in this process, until the function it gives back is called. */
  onProgress(listener: (runId: number, step: Progress) => void): () => void
  /** Settles when the run has ended, with its last row. */
  finished(runId: number): Promise<Run>
  /** The last run of a task that completed; null when none did. */
  lastSuccess(taskId: string): Promise<Run | null>
  /** Asks a run to stop. Throws TaskError unknown_run, not_running. */
  cancel(runId: number): Promise<Run>
  /** Switches a task's schedule on or off; what was due meanwhile is not made up for. */
  enable(taskId: string, enabled: boolean): Promise<Job>
  status(): Promise<HostStatus>
  /** Compares one series with the catalogues, writes what is missing, and says what it found; null when there is none. */
  checkSeries(seriesId: number, options: { readonly signal: AbortSignal }): Promise<SeriesCheck | null>
  /** Begins to run what is due. */
  start(): Promise<void>
  /** Starts no more runs, signals the running ones, and waits for them at most `deadline` milliseconds. */
  stop(options?: { readonly deadline?: number }): Promise<void>
}

import type { Database } from '@shelfhand/domain/queries'
import type { z } from 'zod'
import type { OptionalService, Service } from './define-service.ts'
import type { Report } from './report.ts'

/** The services a task names in `uses`. */
export type Uses = Readonly<Record<string, Service | OptionalService>>

/** The clients a task gets for the services it names. */
export type Used<Map extends Uses> = {
  readonly [Name in keyof Map]: Map[Name] extends OptionalService<infer Client>
    ? Client | undefined
    : Map[Name] extends Service<infer Client>
      ? Client
      : unknown
}

/** Why a run was started. */
export type Trigger = 'schedule' | 'manual' | 'event' | 'catch-up'

/** Log lines of one run; they are kept with it. */
export type TaskLog = Readonly<
  Record<'debug' | 'info' | 'warn' | 'error', (message: string, data?: Readonly<Record<string, unknown>>) => void>
>

/** How far a run is. */
export interface Progress {
  readonly done: number
  readonly total?: number
  readonly text?: string
}

/** Where a run can be taken up again after it was interrupted. */
export interface Checkpoint {
  /** What was saved last by this run or the interrupted one it continues; null when there is nothing that fits. */
  read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> | null
  /** Keeps a JSON value; it is safe when the promise is settled. */
  save(value: unknown): Promise<void>
}

/** All that a task's `run` gets. */
export interface TaskContext<Map extends Uses = Uses, Config = unknown> {
  readonly config: Config
  readonly use: Used<Map>
  readonly db: Database
  /** Aborts when the run is cancelled or the host stops: pass it to everything that waits. */
  readonly signal: AbortSignal
  readonly log: TaskLog
  readonly report: Report
  readonly checkpoint: Checkpoint
  readonly run: { readonly id: number | null; readonly trigger: Trigger }
  // Properties, not methods, so that they can be taken out of the context: none of them needs `this`.
  readonly now: () => Date
  readonly progress: (progress: Progress) => void
}

import type { Environment } from '../config/environment.ts'

/** What every command gets of its process. */
export interface CommandOptions {
  readonly environment: Environment
  readonly folder: string
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal
}

/** Flags of all commands together; each reads those it has. */
export interface Flags {
  readonly json: boolean
  readonly verbose: boolean
  readonly config?: string
  readonly check: boolean
  readonly set: readonly (readonly [string, string])[]
  readonly dryRun: boolean
}

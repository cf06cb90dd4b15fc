import type { Budget } from '@shelfhand/clients'
import type { z } from 'zod'
import type { Schedule } from './schedule.ts'

/** What a service gets from the host when its client is made: options of every client, to be handed on as they are. */
export interface ServiceContext {
  /** To be called once for each request that leaves, so that runs can report their calls. */
  readonly onRequest: () => void
  /** Keeps the service's quota and its wishes to wait, over restarts and for all runs. */
  readonly budget: Budget
  readonly userAgent?: string
}

/** How many requests an account has in a window of time. */
export interface ServiceQuota {
  /** Name of the window, such as `day`. */
  readonly window: string
  readonly limit: number
  /** When a window begins, in the service's own time zone. */
  readonly resets: Schedule
}

/**
 * An outside system that tasks may use: which settings it needs, and how its client is made from them.
 * `environment` names the variable a host reads each setting from.
 */
export interface Service<Client = unknown, Settings extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly description: string
  readonly settings: Settings
  readonly environment: Readonly<Record<string, string>>
  create(settings: z.output<Settings>, context: ServiceContext): Client
  /** The quota of the account that the settings name; null or absent for a service without one. */
  quota?(settings: z.output<Settings>): ServiceQuota | null
  /** Asks the service for a sign of life; gives its version where it tells one, and rejects otherwise. */
  probe(client: Client, options: { signal: AbortSignal }): Promise<{ version: string | null }>
}

/** A service that a task can do without: the task gets `undefined` where it is not configured. */
export interface OptionalService<Client = unknown> {
  readonly optional: Service<Client>
}

/** Makes a service definition. A value: nothing is opened before the host calls `create`. */
export function defineService<Client, Settings extends z.ZodType>(
  definition: Service<Client, Settings>,
): Service<Client, Settings> {
  return Object.freeze({ ...definition })
}

/** Marks a service in a task's `uses` as one that may be absent. */
export function optional<Client, Settings extends z.ZodType>(
  service: Service<Client, Settings>,
): OptionalService<Client> {
  return { optional: service }
}

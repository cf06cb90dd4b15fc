import { z } from 'zod'
import type { Budget } from './budget.ts'
import type { RequestEvent, RetryEvent } from './call-context.ts'
import type { Clock } from './clock.ts'
import type { ClientLogger } from './logger.ts'
import type { RateLimit } from './rate-limit.ts'
import type { FetchLike } from './transport.ts'

/** Options that every client takes besides its own. */
export interface ClientOptions {
  /** Another fetch, e.g. with a proxy. */
  fetch?: FetchLike
  /** Ends every call of the client, each of which may have a signal of its own besides. */
  signal?: AbortSignal
  /** Milliseconds for one try, body included; 30,000 when absent. */
  timeout?: number
  /** How often a read is tried in all; 3 when absent. */
  attempts?: number
  /** Milliseconds; when a service asks to wait longer, the call fails at once with `retryAfter`. 60,000 when absent. */
  longestWait?: number
  /** Bytes of the largest answer that is read; 64 MiB when absent. */
  maxBodyBytes?: number
  rateLimit?: RateLimit
  /** Put before this package's own User-Agent: `my-app/1.0 (+mailto:me@example.org)`. */
  userAgent?: string
  onRequest?: (event: RequestEvent) => void | Promise<void>
  onRetry?: (event: RetryEvent) => void | Promise<void>
  budget?: Budget
  logger?: ClientLogger
  clock?: Clock
}

const optionOf = <Kind>(type: 'function' | 'object', name: string = type) =>
  z.custom<Kind>((value) => typeof value === type && value !== null, `must be a ${name}`).optional()

/** Text that may stand in a header: no control characters, which would let one value become two headers. */
export const headerText = z
  .string()
  .min(1)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'holds characters that a header cannot carry')

/** An http(s) address, maybe with a path; without trailing slash, user, query or fragment. */
export const baseUrlOption = z.string().transform((value, context) => {
  const url = URL.parse(value)
  const problem =
    url === null || !/^https?:$/.test(url.protocol)
      ? 'is not an http or https address such as http://localhost:13378'
      : url.username || url.password
        ? 'must not hold a user or password; use the options for them'
        : url.search || url.hash
          ? 'must not hold a query or fragment'
          : undefined
  if (url === null || problem !== undefined) {
    context.addIssue({ code: 'custom', message: problem ?? '' })
    return z.NEVER
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
})

export const clientOptionsShape = {
  fetch: optionOf<FetchLike>('function'),
  signal: z.instanceof(AbortSignal, { error: 'must be an AbortSignal' }).optional(),
  timeout: z.number().positive().max(2_147_483_647).optional(),
  attempts: z.int().min(1).max(20).optional(),
  longestWait: z.number().min(0).optional(),
  maxBodyBytes: z.int().positive().optional(),
  rateLimit: z
    .strictObject({
      spacing: z.number().min(0).optional(),
      burst: z.int().min(1).optional(),
      concurrency: z.int().min(1).optional(),
    })
    .optional(),
  userAgent: headerText.optional(),
  onRequest: optionOf<NonNullable<ClientOptions['onRequest']>>('function'),
  onRetry: optionOf<NonNullable<ClientOptions['onRetry']>>('function'),
  budget: optionOf<Budget>('object', 'budget'),
  logger: optionOf<ClientLogger>('object', 'logger'),
  clock: optionOf<Clock>('object', 'clock'),
}

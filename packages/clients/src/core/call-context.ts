import type { Authorization } from './authorization.ts'
import type { Budget } from './budget.ts'
import type { Classify } from './call-options.ts'
import type { ClientError } from './client-error.ts'
import type { Clock } from './clock.ts'
import type { ClientLogger } from './logger.ts'
import type { RateLimiter } from './rate-limit.ts'
import type { Transport } from './transport.ts'

export interface RequestEvent {
  service: string
  /** Method and path, without query. */
  request: string
  /** Number of the try, from 1. */
  attempt: number
}

export interface RetryEvent extends RequestEvent {
  /** Milliseconds until the next try. */
  delay: number
  error: ClientError
}

/** What all calls of one client share. */
export interface CallContext {
  service: string
  title: string
  baseUrl: string
  transport: Transport
  clock: Clock
  limiter: RateLimiter
  budget: Budget
  budgetKey: string
  /** Milliseconds for one try. */
  timeout: number
  attempts: number
  /** Milliseconds; a service that asks to wait longer gets no second try. */
  longestWait: number
  maxBodyBytes: number
  /** Headers for everybody: User-Agent. */
  headers: Record<string, string>
  secrets: readonly string[]
  /** Ends every call of the client. */
  signal: AbortSignal | undefined
  authorization: Authorization | undefined
  classify: Classify | undefined
  logger: ClientLogger | undefined
  onRequest: ((event: RequestEvent) => void | Promise<void>) | undefined
  onRetry: ((event: RetryEvent) => void | Promise<void>) | undefined
}

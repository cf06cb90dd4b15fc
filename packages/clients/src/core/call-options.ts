import type { Answer } from './answer.ts'
import type { ClientErrorInit } from './client-error.ts'
import type { LeftWork } from './deadline.ts'
import type { Query } from './query.ts'
import type { RequestBody } from './request-body.ts'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a client makes of an answer: fine as it is, or a failure in its own words. */
export type Verdict =
  | { ok: true }
  | ({ ok?: false } & Pick<ClientErrorInit, 'code' | 'detail' | 'retryAfter' | 'retryable'>)

/** Sees every answer before its status is judged; undefined leaves the judgement to the status. */
export type Classify = (answer: Answer, told: Told) => Verdict | undefined

/** What the headers of an answer say about time. */
export interface Told {
  /** The moment of the answer by the service's clock, in milliseconds since the epoch. */
  now: number
  /** Seconds to wait, if it says so. */
  retryAfter: number | undefined
}

export interface CallOptions {
  query?: Query
  body?: RequestBody
  /** Sent to the client's own origin only. */
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Milliseconds for one try, body included. */
  timeout?: number
  /** How often the call is tried in all. Only reads and calls marked idempotent are tried more than once. */
  attempts?: number
  /** True when making the call twice does no more than making it once. Default: GET and HEAD only. */
  idempotent?: boolean
  /** `manual` gives the redirect itself as the answer. */
  redirect?: 'follow' | 'manual'
  /** Bytes of the largest body that is read. */
  maxBodyBytes?: number
  /** How many requests one try counts as, in the budget and the rate limit; 1 when absent. */
  cost?: number
  /** A part of the service that has a quota of its own, such as one indexer. */
  budgetPart?: string
  /** Shown instead of method and path, when the path itself holds a secret. */
  label?: string
  classify?: Classify
  /** False: sends no credentials and passes the rate limit, as the login itself has to. */
  authorize?: boolean
  /**
   * Gets a request that the caller or the timeout gave up while it was under way. It then goes on by itself until it is
   * answered or ended here; without this it is ended at once.
   */
  onLeft?: (left: LeftWork) => void
}

// Internal: what the clients of this package are built on. The public names are in ../index.ts.
export type { Answer } from './answer.ts'
export { isWebPage } from './answer.ts'
export type { Authorization, HeaderFields } from './authorization.ts'
export { createMemoryBudget, type Budget, type BudgetGrant } from './budget.ts'
export type { RequestEvent, RetryEvent } from './call-context.ts'
export type { CallOptions, Classify, Method, Told, Verdict } from './call-options.ts'
export {
  ClientError,
  isClientError,
  clientErrorCodes,
  type ClientErrorCode,
  type ClientErrorInit,
} from './client-error.ts'
export { baseUrlOption, headerText, type ClientOptions } from './client-options.ts'
export { systemClock, type Clock } from './clock.ts'
export { defineClient, type ClientDefinition } from './define-client.ts'
export { fingerprint } from './fingerprint.ts'
export type { Http } from './http.ts'
export type { ClientLogger } from './logger.ts'
export { paginate, type Listing, type Page, type Pagination } from './paginate.ts'
export { path } from './path.ts'
export type { Query } from './query.ts'
export type { RateLimit } from './rate-limit.ts'
export { redact } from './redact.ts'
export type { FormFields, RequestBody } from './request-body.ts'
export { parseRetryAfter } from './retry-after.ts'
export { createSingleFlight } from './single-flight.ts'
export { sleep } from './sleep.ts'
export type { FetchLike } from './transport.ts'
export { userAgent } from './user-agent.ts'
export { version } from './version.ts'

export type { Answer } from './core/answer.ts'
export type { Authorization } from './core/authorization.ts'
export { createMemoryBudget, type Budget, type BudgetGrant } from './core/budget.ts'
export type { RequestEvent, RetryEvent } from './core/call-context.ts'
export type { CallOptions, Classify, Method, Told, Verdict } from './core/call-options.ts'
export {
  ClientError,
  isClientError,
  clientErrorCodes,
  type ClientErrorCode,
  type ClientErrorInit,
} from './core/client-error.ts'
export { baseUrlOption, type ClientOptions } from './core/client-options.ts'
export type { Clock } from './core/clock.ts'
export { defineClient, type ClientDefinition } from './core/define-client.ts'
export type { Http } from './core/http.ts'
export type { ClientLogger } from './core/logger.ts'
export { paginate, type Listing, type LoadedPage, type Page, type Pagination } from './core/paginate.ts'
export { path } from './core/path.ts'
export type { RateLimit } from './core/rate-limit.ts'
export type { FetchLike } from './core/transport.ts'

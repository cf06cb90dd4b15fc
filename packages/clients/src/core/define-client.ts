import { z } from 'zod'
import type { Authorization } from './authorization.ts'
import { createMemoryBudget } from './budget.ts'
import type { Classify } from './call-options.ts'
import { clientOptionsShape, type ClientOptions } from './client-options.ts'
import { systemClock } from './clock.ts'
import { createHttp, type Http } from './http.ts'
import { createRateLimiter, type RateLimit } from './rate-limit.ts'
import { createTransport } from './transport.ts'
import { userAgent } from './user-agent.ts'

export interface ClientDefinition<Shape extends z.ZodRawShape, Client, Auth extends Authorization = Authorization> {
  /** Id in errors, budgets and logs: `google-books`. */
  service: string
  /** Name for people: `Google Books`. */
  title: string
  /** The client's own options, as fields of a strict zod object. */
  options: Shape
  baseUrl(options: z.output<z.ZodObject<Shape>>): string
  defaults?: { timeout?: number; attempts?: number; rateLimit?: RateLimit; maxBodyBytes?: number }
  /** Headers for everybody, besides User-Agent; never credentials. */
  headers?: Record<string, string>
  /** The secrets among the options; they are taken out of every error text. */
  secrets?(options: z.output<z.ZodObject<Shape>>): readonly (string | undefined)[]
  /** Tells servers and accounts apart in the budget: the base address when absent. A fingerprint, not the key itself. */
  budgetKey?(options: z.output<z.ZodObject<Shape>>): string
  /** How requests are signed. `http` is the client's own, for signing in with `authorize: false`. */
  authorization?(options: z.output<z.ZodObject<Shape>>, http: Http): Auth | undefined
  /** Sees every answer; for errors inside 200 and the like. */
  classify?: Classify
  create(http: Http, options: z.output<z.ZodObject<Shape>>, authorization: Auth | undefined): Client
}

/**
 * Makes the function that creates a client. A client is a folder with `client.ts` (this call), `schemas.ts` (what the
 * answers must hold, tolerant of the rest) and one file per resource, a function of `http`:
 *
 * ```ts
 * // audible/products.ts
 * export function products(http: Http) {
 *   return {
 *     get: (asin: string, { signal }: { signal?: AbortSignal } = {}) =>
 *       http.request('GET', path`/1.0/catalog/products/${asin}`, { schema: ProductAnswer, signal }),
 *   }
 * }
 * // audible/client.ts
 * export const createAudible = defineClient({
 *   service: 'audible',
 *   title: 'Audible',
 *   options: { region: z.enum(regions).default('us') },
 *   baseUrl: ({ region }) => `https://api.audible${endings[region]}`,
 *   defaults: { rateLimit: { spacing: 200, concurrency: 2 } },
 *   create: (http) => ({ products: products(http) }),
 * })
 * export interface Audible extends ReturnType<typeof createAudible> {}
 * ```
 *
 * - A POST that only reads is marked `idempotent: true`, else no write is ever tried twice.
 * - Keys in the query go into `query`; they reach no error. Keys in the path need a `label`. Keys in headers go into
 *   `authorization`, whose headers are sent to the base's own origin alone; cookies are read in `observe` or from
 *   `http.answer(…).headers.getSetCookie()`.
 * - An error inside a 200, or a body that says more than the status, is turned into a code by `classify`.
 * - Long lists are made by `paginate`.
 * - Tests pass `fetch`, or the address of a small server, and a `clock` whose `sleep` does not wait.
 *
 * Wrong options throw a TypeError that names every mistake and holds no value.
 */
export function defineClient<Shape extends z.ZodRawShape, Client, Auth extends Authorization = Authorization>(
  definition: ClientDefinition<Shape, Client, Auth>,
): (options: z.input<z.ZodObject<Shape>> & ClientOptions) => Client {
  const own = z.object(definition.options)
  const common = z.object(clientOptionsShape)
  const known = new Set([...Object.keys(definition.options), ...Object.keys(clientOptionsShape)])

  return (options) => {
    const ownResult = own.safeParse(options)
    const commonResult = common.safeParse(options)
    const mistakes = [
      ...Object.keys(options ?? {})
        .filter((name) => !known.has(name))
        .map((name) => `${name} is not an option`),
      ...[ownResult, commonResult].flatMap((result) => result.error?.issues.map(describeIssue) ?? []),
    ]
    if (!ownResult.success || !commonResult.success || mistakes.length > 0) {
      throw new TypeError(`${definition.title}: wrong options: ${[...new Set(mistakes)].join('; ')}`)
    }
    return build(definition, ownResult.data, commonResult.data)
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.length === 0 ? 'options' : issue.path.map(String).join('.')}: ${issue.message}`
}

function build<Shape extends z.ZodRawShape, Client, Auth extends Authorization>(
  definition: ClientDefinition<Shape, Client, Auth>,
  own: z.output<z.ZodObject<Shape>>,
  common: ClientOptions,
): Client {
  const { defaults = {} } = definition
  const baseUrl = definition.baseUrl(own)
  const clock = common.clock ?? systemClock
  const context = {
    service: definition.service,
    title: definition.title,
    baseUrl,
    transport: createTransport(common.fetch),
    clock,
    limiter: createRateLimiter(common.rateLimit ?? defaults.rateLimit ?? {}, clock),
    budget: common.budget ?? createMemoryBudget(clock),
    budgetKey: definition.budgetKey?.(own) ?? baseUrl,
    timeout: common.timeout ?? defaults.timeout ?? 30_000,
    attempts: common.attempts ?? defaults.attempts ?? 3,
    longestWait: common.longestWait ?? 60_000,
    maxBodyBytes: common.maxBodyBytes ?? defaults.maxBodyBytes ?? 64 * 1024 * 1024,
    headers: { 'user-agent': userAgent(common.userAgent), ...definition.headers },
    secrets: (definition.secrets?.(own) ?? []).filter((secret) => secret !== undefined),
    signal: common.signal,
    classify: definition.classify,
    logger: common.logger,
    onRequest: common.onRequest,
    onRetry: common.onRetry,
  }
  let authorization: Auth | undefined
  const http = createHttp({
    ...context,
    get authorization() {
      return authorization
    },
  })
  authorization = definition.authorization?.(own, http)
  return definition.create(http, own, authorization)
}

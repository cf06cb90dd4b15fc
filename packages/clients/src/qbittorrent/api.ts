import type { z } from 'zod'
import { isClientError, type Answer, type CallOptions, type Http, type Verdict } from '../core/index.ts'
import { codeOfStatus } from '../core/status-code.ts'
import { createServerVersion, type ServerVersion } from './server-version.ts'
import type { Session } from './session.ts'
import { isAtLeast } from './web-api-version.ts'

/** Every call can be given up. */
export interface Signal {
  signal?: AbortSignal
}

export type Fields = Record<string, string | number | boolean | undefined>

export interface RouteOptions extends Signal {
  /** The Web API version that brought the route; an older server's 404 is explained by it. */
  since?: string
  /** What a status means on this route, in words. */
  says?: Partial<Record<number, string>>
  maxBodyBytes?: number
  /** For changes: made twice they do no more than once, so that a lost answer may be followed by another try. */
  idempotent?: boolean
}

/** The ways to call a route such as `torrents/info`. */
export interface Api {
  json<S extends z.ZodType>(route: string, schema: S, fields?: Fields, options?: RouteOptions): Promise<z.output<S>>
  text(route: string, fields?: Fields, options?: RouteOptions): Promise<string>
  bytes(route: string, fields?: Fields, options?: RouteOptions): Promise<Uint8Array<ArrayBuffer>>
  /** A change: sent once, as a form. */
  change(route: string, fields?: Fields, options?: RouteOptions): Promise<void>
  /** A change that answers with JSON; sent as a form, or as the multipart form that it is given. */
  changeJson<S extends z.ZodType>(
    route: string,
    schema: S,
    fields: Fields | FormData,
    options?: RouteOptions,
  ): Promise<z.output<S>>
  /** Makes a call in the way of the server's version: `call` is told whether the Web API is at least `least`. */
  byVersion: ServerVersion['by']
  readonly http: Http
}

export const pathOf = (route: string): string => `/api/v2/${route}`

/** Longer queries go into a body: some proxies cut off at 8 kB. */
const longestQuery = 4_000

/** How one request is sent, and how its answer is read. */
type Send<T> = (method: 'GET' | 'POST', path: string, call: CallOptions) => Promise<T>

export function createApi(http: Http, session: Session): Api {
  const version = createServerVersion(http, session)

  async function make<T>(
    { method, call }: { method: 'GET' | 'POST'; call: CallOptions },
    route: string,
    { since, says, ...options }: RouteOptions = {},
    send: Send<T>,
  ): Promise<T> {
    const path = pathOf(route)
    try {
      return await send(method, path, { ...options, ...call, classify: says && ((answer) => judge(answer, says)) })
    } catch (error) {
      if (since === undefined || !isClientError(error, 'not_found')) throw error
      version.forget()
      const current = await version.current(options.signal)
      if (isAtLeast(current, since)) throw error
      const detail = `this needs Web API ${since}, and the server has ${current}; update qBittorrent`
      throw http.failure(method, path, { code: 'rejected', status: 404, detail, cause: error })
    }
  }

  return {
    http,
    json: (route, schema, fields, options) =>
      make(reading(fields), route, options, (method, path, call) => http.request(method, path, { ...call, schema })),
    text: (route, fields, options) => make(reading(fields), route, options, http.text),
    bytes: (route, fields, options) => make(reading(fields), route, options, http.bytes),
    change: (route, fields = {}, options) => make(changing(fields), route, options, http.send),
    changeJson: (route, schema, fields, options) =>
      make(changing(fields), route, options, (method, path, call) => http.request(method, path, { ...call, schema })),
    byVersion: version.by,
  }
}

function reading(fields: Fields = {}): { method: 'GET' | 'POST'; call: CallOptions } {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  // A plus sign in a query is read as a space by every version, even when it is encoded; in a form it arrives.
  const asForm =
    entries.some(([, value]) => value.includes('+')) || new URLSearchParams(entries).toString().length > longestQuery
  if (asForm) return { method: 'POST', call: { body: { form: fields }, idempotent: true } }
  return { method: 'GET', call: { query: fields } }
}

function changing(fields: Fields | FormData): { method: 'POST'; call: CallOptions } {
  return { method: 'POST', call: { body: fields instanceof FormData ? { multipart: fields } : { form: fields } } }
}

function judge({ status }: Answer, says: Partial<Record<number, string>>): Verdict | undefined {
  const detail = says[status]
  return detail === undefined ? undefined : { code: codeOfStatus(status), detail }
}

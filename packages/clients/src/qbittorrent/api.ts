import type { z } from 'zod'
import { isClientError, type Answer, type CallOptions, type Http, type Verdict } from '../core/index.ts'
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

export function createApi(http: Http, session: Session): Api {
  const version = createServerVersion(http, session)

  async function explained<T>(
    method: 'GET' | 'POST',
    route: string,
    options: RouteOptions,
    call: Promise<T>,
  ): Promise<T> {
    try {
      return await call
    } catch (error) {
      const { since, signal } = options
      if (since === undefined || !isClientError(error, 'not_found')) throw error
      version.forget()
      const current = await version.current(signal)
      if (isAtLeast(current, since)) throw error
      const detail = `this needs Web API ${since}, and the server has ${current}; update qBittorrent`
      throw http.failure(method, pathOf(route), { code: 'rejected', status: 404, detail, cause: error })
    }
  }

  return {
    http,
    json(route, schema, fields = {}, options = {}) {
      const { method, call } = reading(fields)
      return explained(
        method,
        route,
        options,
        http.request(method, pathOf(route), { ...common(options), ...call, schema }),
      )
    },
    text(route, fields = {}, options = {}) {
      const { method, call } = reading(fields)
      return explained(method, route, options, http.text(method, pathOf(route), { ...common(options), ...call }))
    },
    bytes(route, fields = {}, options = {}) {
      const { method, call } = reading(fields)
      return explained(method, route, options, http.bytes(method, pathOf(route), { ...common(options), ...call }))
    },
    change(route, fields = {}, options = {}) {
      return explained(
        'POST',
        route,
        options,
        http.send('POST', pathOf(route), { body: { form: fields }, ...common(options) }),
      )
    },
    changeJson(route, schema, fields, options = {}) {
      const body = fields instanceof FormData ? { multipart: fields } : { form: fields }
      const call = { body, ...common(options), schema }
      return explained('POST', route, options, http.request('POST', pathOf(route), call))
    },
    byVersion: version.by,
  }
}

function reading(fields: Fields): { method: 'GET' | 'POST'; call: CallOptions } {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  // A plus sign in a query is read as a space by every version, even when it is encoded; in a form it arrives.
  const asForm =
    entries.some(([, value]) => value.includes('+')) || new URLSearchParams(entries).toString().length > longestQuery
  if (asForm) return { method: 'POST', call: { body: { form: fields }, idempotent: true } }
  return { method: 'GET', call: { query: fields } }
}

function common({ signal, maxBodyBytes, idempotent, says }: RouteOptions): CallOptions {
  return {
    signal,
    maxBodyBytes,
    idempotent,
    classify: says === undefined ? undefined : (answer) => judge(answer, says),
  }
}

const codes: Record<number, Verdict & { ok?: false }> = {
  400: { code: 'rejected' },
  404: { code: 'not_found' },
  409: { code: 'conflict' },
  415: { code: 'rejected' },
}

function judge({ status }: Answer, says: Partial<Record<number, string>>): Verdict | undefined {
  const detail = says[status]
  const verdict = codes[status]
  return detail === undefined || verdict === undefined ? undefined : { ...verdict, detail }
}

/** What 401 and 403 mean for every route: they are easily mixed up here. */
export function explainRefusal({ status }: Answer): Verdict | undefined {
  if (status === 401) {
    return {
      code: 'unauthorized',
      detail:
        'refused because of the Host or Origin (or by a proxy), not because of the session; check baseUrl and the Web UI settings',
    }
  }
  if (status === 403) return { code: 'forbidden', detail: 'not signed in, or the API key is wrong' }
  return undefined
}

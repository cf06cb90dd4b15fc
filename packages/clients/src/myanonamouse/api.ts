import type { z } from 'zod'
import { isWebPage, type CallOptions, type Http, type Method } from '../core/index.ts'
import { SessionProblem } from './session.ts'

const mostRedirects = 3

export interface Signal {
  signal?: AbortSignal
}

type Read = Pick<CallOptions, 'query'> & Signal

/** The calls that the resources are made of. Redirects are not left to the transport, which would hide their cookies. */
export interface Api {
  http: Http
  json<S extends z.ZodType>(method: Method, path: string, options: CallOptions & { schema: S }): Promise<z.output<S>>
  /** A web page, as HTML. */
  page(path: string, options: Read): Promise<string>
  /** Gives a problem of the session the name of the request that it stopped. */
  named<T>(method: Method, path: string, work: () => Promise<T>): Promise<T>
  /** The page did not hold what it should. */
  unknownPage(path: string): Error
}

export function createApi(http: Http): Api {
  const unexpected = (path: string, detail: string) =>
    http.failure('GET', path, { code: 'unexpected_response', detail })

  async function named<T>(method: Method, path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof SessionProblem)) throw error
      // Nothing was sent: when the store works again, the same call may be made.
      const retryable = error.code === 'unavailable'
      throw http.failure(method, path, { code: error.code, detail: error.message, retryable })
    }
  }

  return {
    http,
    named,
    unknownPage: (path) => unexpected(path, 'the page has an unknown shape'),
    json: (method, path, options) =>
      named(method, path, () => http.request(method, path, { redirect: 'manual', ...options })),
    async page(path, { query, signal }) {
      let address = path
      let rest = query
      for (let hop = 0; hop <= mostRedirects; hop += 1) {
        const answer = await named('GET', path, () =>
          http.answer('GET', address, {
            query: rest,
            redirect: 'manual',
            headers: { accept: 'text/html' },
            label: `GET ${path}`,
            signal,
          }),
        )
        if (answer.status < 300) {
          if (isWebPage(answer)) return answer.text()
          throw unexpected(path, 'the answer is not a web page')
        }
        const next = URL.parse(answer.headers.get('location') ?? '', answer.url.href)
        // The cookie is for this site alone, and nothing that is asked for stands elsewhere.
        if (next === null || next.origin !== answer.url.origin) break
        address = next.href
        rest = undefined
      }
      throw unexpected(path, 'the page redirects in circles, or elsewhere')
    },
  }
}

import type { z } from 'zod'
import { labelOf } from './address.ts'
import { isWebPage, type Answer } from './answer.ts'
import { call } from './call.ts'
import type { CallContext } from './call-context.ts'
import type { CallOptions, Method } from './call-options.ts'
import type { Clock } from './clock.ts'
import type { ClientError, ClientErrorInit } from './client-error.ts'
import { createFailure } from './failure.ts'
import type { ClientLogger } from './logger.ts'
import { parseJson, webPageDetail } from './parse-json.ts'

/** The calls that a client is built on. Paths are relative to the base; an absolute URL of another origin gets no credentials. */
export interface Http {
  readonly baseUrl: string
  readonly clock: Clock
  readonly logger: ClientLogger | undefined
  /** JSON that fits the schema. */
  request<S extends z.ZodType>(method: Method, path: string, options: CallOptions & { schema: S }): Promise<z.output<S>>
  /** Text (also XML); a web page is refused unless `html`. May be empty. */
  text(method: Method, path: string, options?: CallOptions & { html?: boolean }): Promise<string>
  /** Bytes; a web page is refused. */
  bytes(method: Method, path: string, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>
  /** For calls whose answer says no more than that it worked; a web page is refused. */
  send(method: Method, path: string, options?: CallOptions): Promise<void>
  /** The whole accepted answer, with status and headers. */
  answer(method: Method, path: string, options?: CallOptions): Promise<Answer>
  /** The error of a call whose answer came but means failure. */
  failure(method: Method, path: string, init: Omit<ClientErrorInit, 'service' | 'title' | 'request'>): ClientError
}

export function createHttp(context: CallContext): Http {
  const failureOf = (method: Method, path: string, label?: string) =>
    createFailure({ ...context, request: label ?? labelOf(method, context.baseUrl, path) })

  async function page(
    method: Method,
    path: string,
    { html, ...options }: CallOptions & { html?: boolean } = {},
  ): Promise<Answer> {
    const answer = await call(context, method, path, options)
    if (html !== true && isWebPage(answer)) {
      throw failureOf(
        method,
        path,
        options.label,
      )({ code: 'unexpected_response', status: answer.status, detail: webPageDetail })
    }
    return answer
  }

  return {
    baseUrl: context.baseUrl,
    clock: context.clock,
    logger: context.logger,
    async request(method, path, { schema, ...options }) {
      const headers = { accept: 'application/json', ...options.headers }
      const answer = await call(context, method, path, { ...options, headers })
      return parseJson(answer, schema, failureOf(method, path, options.label))
    },
    text: async (method, path, options) => (await page(method, path, options)).text(),
    bytes: async (method, path, options) => (await page(method, path, options)).bytes,
    async send(method, path, options) {
      await page(method, path, options)
    },
    answer: (method, path, options = {}) => call(context, method, path, options),
    failure: (method, path, init) => failureOf(method, path)(init),
  }
}

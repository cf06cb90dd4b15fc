import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ClientError, ClientErrorCode, ClientOptions, FetchLike } from '../core/index.ts'
import { isClientError } from '../core/index.ts'
import { isRetryable } from '../core/retryable.ts'
import { sleep } from '../core/sleep.ts'
import { canary, faults, type Fault } from './faults.ts'
import { createInstantClock } from './instant-clock.ts'
import { serve, type Received, type TestServer } from './serve.ts'

export interface FaultyCall<Client> {
  /** The method of the client, as its users call it: `items.list`. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Whether it may be made twice; GET alone when absent. */
  idempotent?: boolean
  /** What the answer is read as; JSON when absent. */
  reads?: 'json' | 'other'
  run(client: Client, options: { signal?: AbortSignal }): Promise<unknown>
  /** What comes of a service that cannot be reached, where that differs: so many calls, or it is waited for without end. */
  unreachable?: { calls: number } | 'waits'
  /** Where this call differs from the rule, by the name of the fault. */
  except?: Partial<
    Record<string, 'resolves' | { code?: ClientErrorCode; calls?: number; retryable?: boolean; retryAfter?: number }>
  >
}

export interface FaultTable<Client> {
  service: string
  /** `baseUrl` for clients that take one; `fetch` leads every other host to the faulty server. Plant CANARY wherever a secret goes. */
  create: (options: ClientOptions & { fetch: FetchLike; baseUrl: string }) => Client
  calls: FaultyCall<Client>[]
  /** Answers what is not under test, such as the sign-in; true when it did. */
  aside?: (request: Received, response: Parameters<Fault['act']>[0]) => boolean
}

const attempts = 2

/** Runs every fault against every call of a client: the right error, so many requests, nothing left behind, no secret told. */
export function describeFaults<Client>({ service, create, calls, aside }: FaultTable<Client>): void {
  let server: TestServer
  let elsewhere: TestServer
  let fault: Fault['act'] = neverAnswer
  let now = Date.now
  let count = 0

  beforeAll(async () => {
    elsewhere = await serve((_, response) => void response.writeHead(404).end(canary))
    server = await serve((request, response) => {
      if (aside?.(request, response)) {
        // What is not under test, such as a sign-in, does not count.
        count -= 1
        return
      }
      response.setHeader('date', new Date(now()).toUTCString())
      fault(response, { elsewhere: elsewhere.url, now: () => now() })
    })
  })
  afterAll(async () => {
    await server.close()
    await elsewhere.close()
  })

  function prepare(act: Fault['act'], options: Partial<ClientOptions> = {}) {
    const told: unknown[] = []
    const note = (...told_: unknown[]): void => void told.push(...told_)
    fault = act
    const clock = createInstantClock()
    now = () => clock.now()
    count = 0
    elsewhere.received.length = 0
    const toServer: FetchLike = (address, init) => {
      const url = new URL(address)
      // Counted here: under load a timeout may be over before the server sees the request.
      if (url.origin !== elsewhere.url) count += 1
      return fetch(url.hostname === '127.0.0.1' ? url : `${server.url}${url.pathname}${url.search}`, init)
    }
    const client = create({
      baseUrl: server.url,
      fetch: toServer,
      attempts,
      timeout: 10_000,
      maxBodyBytes: 1024 * 1024,
      clock,
      logger: { debug: note, warn: note },
      onRequest: note,
      onRetry: note,
      ...options,
    })
    return { client, told }
  }

  describe.each(calls)(`${service} $name`, (call) => {
    const idempotent = call.idempotent ?? call.method === 'GET'

    test.each(faults.filter(({ jsonOnly }) => !jsonOnly || call.reads !== 'other'))('$name', async (fault) => {
      const exception = call.except?.[fault.name]
      const { client, told } = prepare(fault.act, { timeout: fault.timeout ?? 10_000 })
      const controller = new AbortController()
      const outcome = call.run(client, { signal: controller.signal })
      if (exception === 'resolves') {
        await outcome
        return
      }
      const error = await failureOf(outcome)
      const redirected = fault.name === '301 to another host' && call.method !== 'GET'
      const code = exception?.code ?? (redirected ? 'unexpected_response' : fault.code)
      const retryable = exception?.retryable ?? isRetryable(code, { idempotent, sent: true })
      const calls = exception?.calls ?? (retryable && idempotent ? attempts : 1)
      const retryAfter = exception?.retryAfter ?? fault.retryAfter
      const wanted = { code, retryable, retryAfter, calls }
      expect({ code: error.code, retryable: error.retryable, retryAfter: error.retryAfter, calls: count }).toEqual(
        wanted,
      )
      expect(error.service).toBe(service)
      expectNoSecret([error, told])
      for (const request of elsewhere.received) expect(inspect(request.headers)).not.toContain(canary)
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
      await expect.poll(() => server.underWay()).toBe(0)
    })

    test.skipIf(call.unreachable === 'waits')('connection refused, host unknown', async () => {
      const expected = typeof call.unreachable === 'object' ? call.unreachable.calls : idempotent ? attempts : 1
      for (const errorCode of ['ECONNREFUSED', 'ENOTFOUND']) {
        let tries = 0
        const unreachable: FetchLike = async () => {
          tries += 1
          const cause = Object.assign(new Error(`connect ${errorCode} ${canary}`), {
            code: errorCode,
            syscall: 'connect',
          })
          throw new TypeError('fetch failed', { cause })
        }
        const { client, told } = prepare(neverAnswer, { fetch: unreachable })
        const error = await failureOf(call.run(client, {}))
        expect([error.code, error.retryable]).toEqual(['network', true])
        expect(tries).toBe(expected)
        expectNoSecret([error, told])
      }
    })

    const reason = new Error('the caller had enough')

    test('aborted before', async () => {
      const { client } = prepare(neverAnswer)
      await expect(call.run(client, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
      expect(count).toBe(0)
    })

    test('aborted while the service thinks', async () => {
      const { client } = prepare(() => controller.abort(reason))
      const controller = new AbortController()
      const timers = activeTimers()
      await expect(call.run(client, { signal: controller.signal })).rejects.toBe(reason)
      expect(count).toBe(1)
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
      expect(activeTimers()).toBeLessThanOrEqual(timers)
      await expect.poll(() => server.underWay()).toBe(0)
    })

    if (!idempotent) return

    test('aborted while waiting for the next try', async () => {
      const controller = new AbortController()
      const clock = { ...createInstantClock(), sleep: (_: number, signal?: AbortSignal) => sleep(60_000, signal) }
      const onRetry = (): void => void setTimeout(() => controller.abort(reason), 5)
      const { client } = prepare((response) => void response.writeHead(503).end(), { clock, onRetry, rateLimit: {} })
      const timers = activeTimers()
      await expect(call.run(client, { signal: controller.signal })).rejects.toBe(reason)
      expect(count).toBe(1)
      expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
      expect(activeTimers()).toBeLessThanOrEqual(timers)
      onTestFinished(() => controller.abort())
    })
  })
}

/** A fault for tests that look at something else. */
function neverAnswer(): void {}

async function failureOf(outcome: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await outcome.then(
    (value) => new Error(`it resolved with ${inspect(value)}`),
    (thrown: unknown) => thrown,
  )
  if (isClientError(error)) return error
  throw error
}

/** Looks wherever an error or a log could be looked at. */
function expectNoSecret(told: unknown[]): void {
  const shown = [inspect(told, { depth: 12, showHidden: true }), JSON.stringify(told)]
  for (const value of told.flat()) {
    for (let error: unknown = value; error instanceof Error; error = error.cause)
      shown.push(String(error), error.message, error.stack ?? '')
  }
  expect(shown.join('\n')).not.toContain(canary)
}

/** Timers that would keep the process alive. */
function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

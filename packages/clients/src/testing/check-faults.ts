import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { isClientError, type ClientOptions } from '../core/index.ts'
import { canary, faults, type Fault } from './faults.ts'
import { createInstantClock } from './instant-clock.ts'
import { serve } from './serve.ts'

export interface FaultCheck<Client> {
  create(options: ClientOptions & { baseUrl: string }): Client
  /** Every kind of call; searches look for the canary, as no query may show in an error. */
  calls: Record<string, (client: Client, signal?: AbortSignal) => Promise<unknown>>
  /** Tries of a read. Default 3. */
  attempts?: number
  /** What this service means by a fault, where it differs. */
  differs?: Record<string, Partial<Pick<Fault, 'code' | 'retryable' | 'triedAgain'>>>
  /** `call: fault` for calls that make a value out of the fault. */
  notAnError?: readonly string[]
}

/** Tests every call of a client against every fault, and against aborts at every moment. */
export function checkFaults<Client>({
  create,
  calls,
  attempts = 3,
  differs = {},
  notAnError = [],
}: FaultCheck<Client>): void {
  describe.each(Object.entries(calls))('%s', (name, call) => {
    const table = faults.filter((fault) => !notAnError.includes(`${name}: ${fault.name}`))

    test.each(table)('$name', async (fault) => {
      const { code, retryable, triedAgain } = { ...fault, ...differs[fault.name] }
      await using server = await serve(fault.handler ?? (() => {}))
      const lines: unknown[] = []
      const log = (fields: Record<string, unknown>, message: string) => void lines.push(fields, message)
      let tries = 0
      const client = create({
        baseUrl: fault.baseUrl ?? server.url,
        clock: createInstantClock(),
        logger: { debug: log, warn: log },
        onRequest: () => void (tries += 1),
        ...fault.options,
      })
      const error: unknown = await call(client).then(
        () => 'no error',
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ name: 'ClientError', code, retryable })
      expect(tries).toBe(triedAgain ? attempts : 1)
      expect(textOf(error) + inspect(lines, { depth: 9 })).not.toContain('CANARY')
    })

    test('a redirect to another host takes no credentials along', async () => {
      await using other = await serve((_, response) => void response.writeHead(401).end(canary))
      await using server = await serve(({ target }, response) => {
        response.writeHead(301, { location: `${other.url}${target.split('?')[0]}` }).end()
      })
      const error: unknown = await call(create({ baseUrl: server.url, clock: createInstantClock() })).catch(
        (thrown: unknown) => thrown,
      )
      expect(isClientError(error)).toBe(true)
      expect(inspect(other.received)).not.toContain('CANARY')
    })

    test('an abort before the call sends nothing', async () => {
      await using server = await serve(() => {})
      const reason = new Error('not wanted')
      await expect(call(create({ baseUrl: server.url }), AbortSignal.abort(reason))).rejects.toBe(reason)
      expect(server.received).toEqual([])
    })

    test('an abort during the call rejects with its reason', async () => {
      const controller = new AbortController()
      const reason = new Error('not wanted any more')
      await using server = await serve(() => controller.abort(reason))
      await expect(call(create({ baseUrl: server.url }), controller.signal)).rejects.toBe(reason)
      expect(server.received).toHaveLength(1)
    })

    test('an abort while waiting for the next try rejects with its reason', async () => {
      const controller = new AbortController()
      const reason = new Error('no more waiting')
      await using server = await serve((_, response) => void response.writeHead(503, { 'retry-after': '30' }).end())
      const client = create({ baseUrl: server.url, onRetry: () => controller.abort(reason) })
      await expect(call(client, controller.signal)).rejects.toBe(reason)
      expect(server.received).toHaveLength(1)
    })
  })
}

/** Everything that a log could show of an error. */
function textOf(error: unknown): string {
  const shown = inspect(error, { depth: null, showHidden: true })
  return [shown, String(error), JSON.stringify(error), error instanceof Error ? error.stack : ''].join('\n')
}

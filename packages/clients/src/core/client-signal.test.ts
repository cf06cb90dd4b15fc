import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { serve } from '../testing/serve.ts'
import { baseUrlOption } from './client-options.ts'
import { defineClient } from './define-client.ts'
import { paginate } from './paginate.ts'
import { sleep } from './sleep.ts'

const create = defineClient({
  service: 'sample',
  title: 'Sample',
  options: { baseUrl: baseUrlOption },
  baseUrl: ({ baseUrl }) => baseUrl,
  create: (http) => ({
    get: (signal?: AbortSignal) => http.send('GET', '/x', { signal }),
    list: () =>
      paginate({
        first: 0,
        async load(page) {
          await http.send('GET', '/list')
          return { items: [page], next: page + 1 }
        },
      }),
  }),
})

const reason = new Error('the host stops')

test('the signal of a client ends what is under way and all that comes after, and lists', async () => {
  const stop = new AbortController()
  await using server = await serve(({ target }, response) => {
    if (target === '/list') response.end()
    else stop.abort(reason)
  })
  const { get, list } = create({ baseUrl: server.url, signal: stop.signal })
  const walk = async (): Promise<void> => {
    for await (const page of list()) if (page === 1) await get()
  }
  await expect(walk()).rejects.toBe(reason)
  await expect(get()).rejects.toBe(reason)
  await expect(list().page()).rejects.toBe(reason)
  expect(server.received.map(({ target }) => target)).toEqual(['/list', '/list', '/x'])
  await expect.poll(() => server.underWay()).toBe(0)
})

test('a call ends by its own signal or by that of the client, whichever is first, and leaves nothing on either', async () => {
  const ended = new Error('the caller had enough')
  for (const which of ['own', 'client'] as const) {
    const signals = { own: new AbortController(), client: new AbortController() }
    await using server = await serve((_, response) => {
      if (server.received.length === 1) response.end()
      else signals[which].abort(ended)
    })
    const { get } = create({ baseUrl: server.url, signal: signals.client.signal })
    await get(signals.own.signal)
    await expect(get(signals.own.signal)).rejects.toBe(ended)
    for (const { signal } of Object.values(signals)) expect(getEventListeners(signal, 'abort')).toEqual([])
  }
})

test('it ends the wait for another try', async () => {
  const stop = new AbortController()
  await using server = await serve((_, response) => void response.writeHead(503).end())
  const clock = { ...createInstantClock(), sleep: (_: number, signal?: AbortSignal) => sleep(60_000, signal) }
  const onRetry = (): void => void setImmediate(() => stop.abort(reason))
  await expect(create({ baseUrl: server.url, signal: stop.signal, clock, onRetry }).get()).rejects.toBe(reason)
  expect(server.received).toHaveLength(1)
})

test('what is no signal is a wrong option', () => {
  expect(() => create({ baseUrl: 'http://h', signal: JSON.parse('{}') })).toThrow(/signal: must be an AbortSignal/)
})

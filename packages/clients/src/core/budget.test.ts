import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve } from '../testing/serve.ts'
import { createMemoryBudget, type Budget } from './budget.ts'
import { baseUrlOption } from './client-options.ts'
import { defineClient } from './define-client.ts'

const create = defineClient({
  service: 'sample',
  title: 'Sample',
  options: { baseUrl: baseUrlOption },
  baseUrl: ({ baseUrl }) => baseUrl,
  budgetKey: () => 'account',
  create: (http) => ({
    get: (cost?: number, signal?: AbortSignal) => http.send('GET', '/x', { cost, signal }),
    part: (budgetPart: string) => http.send('GET', `/${budgetPart}`, { budgetPart }),
    elsewhere: (address: string) => http.send('GET', address),
  }),
})

test('in memory: blocked until the moment, for that service and key', async () => {
  const clock = createInstantClock(0)
  const budget = createMemoryBudget(clock)
  await budget.block('a', 'k', 500)
  await budget.block('a', 'k', 300)
  expect(await budget.take('a', 'k', 1)).toEqual({ granted: false, until: 500 })
  expect(await budget.take('a', 'other', 1)).toEqual({ granted: true })
  await clock.sleep(500)
  expect(await budget.take('a', 'k', 1)).toEqual({ granted: true })
})

test('every try is taken from the budget of the host, and what the service says is told to it', async () => {
  const spent: unknown[] = []
  const blocked: unknown[] = []
  const clock = createInstantClock(0)
  const budget: Budget = {
    async take(...request) {
      spent.push(request)
      return { granted: true }
    },
    async block(...request) {
      blocked.push(request)
    },
  }
  await using server = await serve((_, response) => json(response, {}, 503, { 'retry-after': '2' }))
  await expect(create({ baseUrl: server.url, clock, budget, attempts: 2 }).get(5)).rejects.toMatchObject({
    code: 'unavailable',
  })
  const one = ['sample', 'account', 5]
  expect(spent).toEqual([one, one])
  expect(blocked).toEqual([
    ['sample', 'account', 2000],
    ['sample', 'account', 4250],
  ])
})

test('a budget that opens soon is waited for, one that does not is an error', async () => {
  const clock = createInstantClock(0)
  const budget = createMemoryBudget(clock)
  await using server = await serve((_, response) => void response.end())
  const { get } = create({ baseUrl: server.url, clock, budget })
  await budget.block('sample', 'account', 3000)
  await get()
  expect(clock.slept).toEqual([3000])
  await budget.block('sample', 'account', 10_000_000)
  await expect(get()).rejects.toMatchObject({ code: 'rate_limited', retryable: true, retryAfter: 9997 })
  await expect(get(1, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  expect(server.received).toHaveLength(1)
})

const busy = (response: Parameters<typeof json>[0]): void => json(response, {}, 429, { 'retry-after': '3600' })

test('another site that asks to wait closes itself and not the service', async () => {
  await using tracker = await serve((_, response) => busy(response))
  await using server = await serve(({ target }, response) => {
    if (target === '/moved') response.writeHead(302, { location: `${tracker.url}/file` }).end()
    else json(response, {})
  })
  const { get, elsewhere } = create({ baseUrl: server.url, clock: createInstantClock() })
  const waits = { code: 'rate_limited', retryAfter: 3600 }
  await expect(elsewhere(`${server.url}/moved`)).rejects.toMatchObject({ ...waits, status: 429 })
  await get()
  await expect(elsewhere(`${tracker.url}/other`)).rejects.toMatchObject({ ...waits, status: undefined })
  expect(tracker.received).toHaveLength(1)
})

test('a part of a service that asks to wait closes itself and not the rest', async () => {
  await using server = await serve(({ target }, response) => {
    if (target === '/one') busy(response)
    else json(response, {})
  })
  const { get, part } = create({ baseUrl: server.url, clock: createInstantClock() })
  await expect(part('one')).rejects.toMatchObject({ status: 429 })
  await expect(part('one')).rejects.toMatchObject({ code: 'rate_limited', status: undefined })
  await part('other')
  await get()
  expect(server.received.map(({ target }) => target)).toEqual(['/one', '/other', '/x'])
})

test('without a key of its own, a client is told apart by its server', async () => {
  const keyless = defineClient({
    service: 'sample',
    title: 'Sample',
    options: { baseUrl: baseUrlOption },
    baseUrl: ({ baseUrl }) => baseUrl,
    create: (http) => () => http.send('GET', '/x'),
  })
  const clock = createInstantClock()
  const budget = createMemoryBudget(clock)
  await using first = await serve((_, response) => busy(response))
  await using second = await serve((_, response) => json(response, {}))
  await expect(keyless({ baseUrl: first.url, clock, budget })()).rejects.toMatchObject({ status: 429 })
  await keyless({ baseUrl: second.url, clock, budget })()
  await expect(keyless({ baseUrl: first.url, clock, budget })()).rejects.toMatchObject({ status: undefined })
})

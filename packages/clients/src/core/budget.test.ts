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
  create: (http) => ({ get: (cost?: number, signal?: AbortSignal) => http.send('GET', '/x', { cost, signal }) }),
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

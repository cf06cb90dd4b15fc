import { expect, test } from 'vitest'
import { z } from 'zod'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve } from '../testing/serve.ts'
import { baseUrlOption } from './client-options.ts'
import { defineClient } from './define-client.ts'
import { retryDelay } from './retry.ts'

test('the delay is anything up to a doubling limit', () => {
  expect([1, 2, 3, 4].map((attempt) => retryDelay({ attempt, random: 0.5 }))).toEqual([250, 500, 1000, 2000])
  expect(retryDelay({ attempt: 1, random: 0 })).toBe(0)
  expect(retryDelay({ attempt: 20, random: 1 })).toBe(20_000)
})

test('the delay is never shorter than the service asked', () => {
  expect(retryDelay({ attempt: 1, random: 0, retryAfter: 7 })).toBe(7000)
  expect(retryDelay({ attempt: 1, random: 0.5, retryAfter: 7 })).toBe(7250)
})

const create = defineClient({
  service: 'sample',
  title: 'Sample',
  options: { baseUrl: baseUrlOption },
  baseUrl: ({ baseUrl }) => baseUrl,
  create: (http) => () => http.request('GET', '/x', { schema: z.object({}) }),
})

test('a service that comes back is answered from', async () => {
  let calls = 0
  await using server = await serve((_, response) => {
    calls += 1
    json(response, {}, calls < 3 ? 503 : 200)
  })
  const retries: number[] = []
  const onRetry = ({ attempt }: { attempt: number }): void => void retries.push(attempt)
  await create({ baseUrl: server.url, clock: createInstantClock(), onRetry })()
  expect(retries).toEqual([1, 2])
})

test('a service that asks for a long wait gets no second try, and nobody asks it meanwhile', async () => {
  await using server = await serve((_, response) => json(response, {}, 429, { 'retry-after': '3600' }))
  const clock = createInstantClock()
  const get = create({ baseUrl: server.url, clock })
  await expect(get()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600, status: 429 })
  await expect(get()).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 3600,
    retryable: true,
    status: undefined,
  })
  expect([server.received.length, clock.slept]).toEqual([1, []])
})

test('after a short wait that the service asked for, all calls go on', async () => {
  let calls = 0
  await using server = await serve((_, response) => {
    calls += 1
    if (calls === 1) json(response, {}, 429, { 'retry-after': '7' })
    else json(response, {})
  })
  const clock = createInstantClock()
  await create({ baseUrl: server.url, clock })()
  expect(clock.slept).toEqual([7250])
})

test('a refusal whose body never ends is still that refusal', async () => {
  await using server = await serve((_, response) => {
    response.writeHead(404)
    response.write('and so on')
  })
  await expect(create({ baseUrl: server.url })()).rejects.toMatchObject({ code: 'not_found', status: 404 })
  await expect.poll(() => server.underWay()).toBe(0)
})

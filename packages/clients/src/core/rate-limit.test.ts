import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { systemClock } from './clock.ts'
import { createRateLimiter } from './rate-limit.ts'

/** Moments at which so many requests, asked for one after the other, may start. */
async function starts(limit: Parameters<typeof createRateLimiter>[0], count: number): Promise<number[]> {
  const clock = createInstantClock(0)
  const limiter = createRateLimiter(limit, clock)
  const moments: number[] = []
  for (let n = 0; n < count; n += 1) {
    const leave = await limiter.enter()
    moments.push(clock.now())
    leave()
  }
  return moments
}

test('requests are spaced', async () => expect(await starts({ spacing: 100 }, 4)).toEqual([0, 100, 200, 300]))

test('after a pause a few may go together', async () => {
  expect(await starts({ spacing: 100, burst: 3 }, 5)).toEqual([0, 0, 0, 100, 200])
})

test('a request that counts as several makes the next ones wait for it', async () => {
  const clock = createInstantClock(0)
  const limiter = createRateLimiter({ spacing: 100, burst: 2 }, clock)
  const moments: number[] = []
  for (const cost of [2, 1, 3, 1, undefined]) {
    const leave = await limiter.enter(undefined, cost)
    moments.push(clock.now())
    leave()
  }
  expect(moments).toEqual([0, 100, 200, 500, 600])
})

test('no limit, no wait', async () => expect(await starts({}, 3)).toEqual([0, 0, 0]))

test('so many are under way at once, the rest wait in the order of asking', async () => {
  const limiter = createRateLimiter({ concurrency: 2 }, systemClock)
  const order: number[] = []
  let underWay = 0
  let most = 0
  const work = async (n: number): Promise<void> => {
    const leave = await limiter.enter()
    order.push(n)
    underWay += 1
    most = Math.max(most, underWay)
    await Promise.resolve()
    underWay -= 1
    leave()
    leave()
  }
  await Promise.all([0, 1, 2, 3, 4].map((n) => work(n)))
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]])
})

test('who gives up while waiting makes room', async () => {
  const limiter = createRateLimiter({ concurrency: 1 }, systemClock)
  const leave = await limiter.enter()
  const controller = new AbortController()
  const second = limiter.enter(controller.signal)
  const third = limiter.enter()
  controller.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  leave()
  expect(typeof (await third)).toBe('function')
})

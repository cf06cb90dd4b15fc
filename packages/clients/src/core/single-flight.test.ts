import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createSingleFlight } from './single-flight.ts'

test('all who ask while it runs get the one result, and the next gets a new one', async () => {
  let runs = 0
  const shared = createSingleFlight(async () => {
    await Promise.resolve()
    runs += 1
    return runs
  })
  expect(await Promise.all([shared(), shared(), shared()])).toEqual([1, 1, 1])
  expect(await shared()).toBe(2)
})

test('a failure is shared and not kept', async () => {
  let runs = 0
  const shared = createSingleFlight(async () => {
    runs += 1
    if (runs === 1) throw new Error('first')
    return runs
  })
  const results = await Promise.allSettled([shared(), shared()])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await shared()).toBe(2)
})

test('who gives up does not end it for the others', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const shared = createSingleFlight(() => promise)
  const controller = new AbortController()
  const given = shared(controller.signal)
  const other = shared()
  controller.abort(new Error('enough'))
  await expect(given).rejects.toThrow('enough')
  resolve('done')
  expect(await other).toBe('done')
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
})

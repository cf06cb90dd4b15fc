import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { DeadlineExceeded, withDeadline, type LeftWork } from './deadline.ts'

/** Work that takes no notice of its signal. */
const deaf = (): Promise<never> => new Promise(() => {})

test('gives what the work gives, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController()
  expect(await withDeadline({ milliseconds: 1000, signal }, async () => 'done')).toBe('done')
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})

test('work that does not listen is left behind when the time is over', async () => {
  await expect(withDeadline({ milliseconds: 5, signal: undefined }, deaf)).rejects.toBeInstanceOf(DeadlineExceeded)
})

test('and when the caller gives up, at once and with the reason', async () => {
  const controller = new AbortController()
  const waiting = withDeadline({ milliseconds: 60_000, signal: controller.signal }, deaf)
  controller.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  await expect(withDeadline({ milliseconds: 60_000, signal: controller.signal }, deaf)).rejects.toBe('enough')
})

test('the work hears of both', async () => {
  const controller = new AbortController()
  const heard: unknown[] = []
  const listen = (signal: AbortSignal): Promise<never> => {
    signal.addEventListener('abort', () => heard.push(signal.reason))
    return deaf()
  }
  await expect(withDeadline({ milliseconds: 5, signal: undefined }, listen)).rejects.toThrow(/no answer within/)
  const waiting = withDeadline({ milliseconds: 60_000, signal: controller.signal }, listen)
  controller.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  expect(heard).toEqual([expect.any(DeadlineExceeded), 'enough'])
})

test('work that is taken over goes on until it is ended', async () => {
  const controller = new AbortController()
  const left: LeftWork[] = []
  const heard: unknown[] = []
  const work = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => (heard.push('ended'), reject(signal.reason))))
  const onLeft = (one: LeftWork): void => void left.push(one)
  const waiting = withDeadline({ milliseconds: 60_000, signal: controller.signal, onLeft }, work)
  controller.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  expect([heard, left.length]).toEqual([[], 1])
  left[0]?.end()
  await expect(left[0]?.ended).rejects.toBe('enough')
  expect(heard).toEqual(['ended'])
})

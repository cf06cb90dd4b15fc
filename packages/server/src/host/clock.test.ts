import { setTimeout } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { createClock } from './clock.ts'

it('beats at once and again, goes on after an error, and skips a beat while one is under way', async () => {
  const errors: unknown[] = []
  let beats = 0
  let release = () => {}
  const clock = createClock({
    seconds: 0.02,
    onError: (error) => void errors.push(error),
    async beat() {
      beats += 1
      if (beats === 1) throw new Error('first')
      if (beats === 2) await new Promise<void>((resolve) => (release = resolve))
    },
  })
  clock.start()
  await vi.waitFor(() => expect(beats).toBe(2))
  expect(errors).toEqual([new Error('first')])
  await setTimeout(80)
  expect(beats).toBe(2)

  const stopped = clock.stop()
  release()
  await stopped
  const before = beats
  await setTimeout(60)
  expect(beats).toBe(before)
})

it('survives a beat that throws before it is a promise', async () => {
  const errors: unknown[] = []
  let beats = 0
  const clock = createClock({
    seconds: 0.02,
    onError: (error) => void errors.push(error),
    beat() {
      beats += 1
      throw new Error('at once')
    },
  })
  clock.start()
  await vi.waitFor(() => expect(beats).toBeGreaterThan(2))
  await clock.stop()
  expect(errors.length).toBeGreaterThan(2)
})

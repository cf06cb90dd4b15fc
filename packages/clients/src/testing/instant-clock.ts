import type { Clock } from '../core/clock.ts'

export interface InstantClock extends Clock {
  /** Every sleep that was asked for, in milliseconds. */
  slept: number[]
}

/** A clock whose sleep takes no time but moves `now` on, and whose chance is always one half. */
export function createInstantClock(start = Date.UTC(2026, 0, 1)): InstantClock {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

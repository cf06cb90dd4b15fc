import { sleep } from './sleep.ts'

/** Time and chance, as an argument: a test passes its own and waits for nothing. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** A number in [0, 1). */
  random(): number
  /** Waits; rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = { now: () => Date.now(), random: () => Math.random(), sleep }

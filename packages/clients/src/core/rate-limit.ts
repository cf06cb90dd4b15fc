import type { Clock } from './clock.ts'

export interface RateLimit {
  /** Milliseconds between two requests, in the long run. */
  spacing?: number
  /** How many requests may go out together after a pause; 1 when absent. */
  burst?: number
  /** How many requests may be under way at once; unlimited when absent. */
  concurrency?: number
}

export interface RateLimiter {
  /**
   * Waits for a turn, in the order of asking; call what it gives when the request is over. One that counts as several
   * makes those after it wait for longer.
   */
  enter(signal?: AbortSignal, cost?: number): Promise<() => void>
}

/** Spacing by a token bucket, with a limit on requests under way: one limiter a client. */
export function createRateLimiter(limit: RateLimit, clock: Clock): RateLimiter {
  const spacing = limit.spacing ?? 0
  const burst = limit.burst ?? 1
  const concurrency = limit.concurrency ?? Number.POSITIVE_INFINITY
  let underWay = 0
  const waiting: (() => void)[] = []
  /** The earliest moment of the next request if the bucket were empty (generic cell rate algorithm). */
  let due = 0

  function leave(): void {
    const next = waiting.shift()
    if (next === undefined) underWay -= 1
    else next()
  }

  async function takePlace(signal: AbortSignal | undefined): Promise<void> {
    if (underWay < concurrency) {
      underWay += 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        waiting.splice(waiting.indexOf(admit), 1)
        reject(signal?.reason)
      }
      const admit = (): void => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      waiting.push(admit)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  }

  return {
    async enter(signal, cost = 1) {
      signal?.throwIfAborted()
      await takePlace(signal)
      let left = false
      const leaveOnce = (): void => {
        if (left) return
        left = true
        leave()
      }
      if (spacing === 0) return leaveOnce
      const now = clock.now()
      const start = Math.max(due, now)
      due = start + spacing * cost
      const wait = start + spacing - burst * spacing - now
      if (wait <= 0) return leaveOnce
      try {
        await clock.sleep(wait, signal)
        return leaveOnce
      } catch (error) {
        leaveOnce()
        throw error
      }
    },
  }
}

/** First delay of the exponential row, in milliseconds. */
const firstDelay = 500
/** No single delay of our own choice is longer, in milliseconds. */
const longestDelay = 20_000

/**
 * Milliseconds to wait before the next try: full jitter over an exponential row, and never shorter than the
 * service asked. `attempt` is the number of the try that failed, from 1; `random` is in [0, 1).
 * Source of full jitter: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export function retryDelay({
  attempt,
  random,
  retryAfter,
}: {
  attempt: number
  random: number
  retryAfter?: number
}): number {
  const jitter = random * Math.min(longestDelay, firstDelay * 2 ** (attempt - 1))
  return retryAfter === undefined ? jitter : retryAfter * 1000 + random * firstDelay
}

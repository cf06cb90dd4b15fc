import { isWebPage, serverTime, type Http } from '../../core/index.ts'

/**
 * Asks `/healthcheck` until it answers, once at least and until `until` (milliseconds since the epoch) at most. Gives
 * the server's time in milliseconds since the epoch, or undefined when it did not come back.
 */
export async function waitUntilHealthy(
  http: Http,
  { until, signal }: { until: number; signal: AbortSignal | undefined },
): Promise<number | undefined> {
  const { clock } = http
  for (let pause = 250; ; pause = Math.min(pause * 2, 5000)) {
    try {
      const options = { authorize: false, attempts: 1, timeout: 5000, signal }
      const answer = await http.answer('GET', '/healthcheck', options)
      // A page is what a proxy says in the server's place.
      if (!isWebPage(answer)) return serverTime(answer.headers, clock.now())
    } catch {
      signal?.throwIfAborted()
    }
    const left = until - clock.now()
    if (left <= 0) return undefined
    await clock.sleep(Math.min(pause, left), signal)
  }
}

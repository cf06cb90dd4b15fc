import type { Http } from '../../core/index.ts'

/** Milliseconds; a supervised server is back within seconds. */
const longest = 60_000

/** Asks `/healthcheck` until it answers; false when it does not come back in time. */
export async function waitUntilHealthy(http: Http, signal?: AbortSignal): Promise<boolean> {
  const { clock } = http
  const end = clock.now() + longest
  for (let pause = 250; ; pause = Math.min(pause * 2, 5000)) {
    try {
      await http.send('GET', '/healthcheck', { authorize: false, attempts: 1, timeout: 5000, signal })
      return true
    } catch {
      signal?.throwIfAborted()
    }
    if (clock.now() + pause > end) return false
    await clock.sleep(pause, signal)
  }
}

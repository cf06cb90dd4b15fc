import type { CallContext } from './call-context.ts'
import type { Failure } from './failure.ts'

/** Takes from the budget, waiting a short while for it if need be. */
export async function spend(
  { service, budget, clock, longestWait }: CallContext,
  fail: Failure,
  { account, cost = 1, signal }: { account: string; cost?: number; signal?: AbortSignal },
): Promise<void> {
  const start = clock.now()
  for (;;) {
    const grant = await budget.take(service, account, cost)
    signal?.throwIfAborted()
    if (grant.granted) return
    const wait = Math.max(1, grant.until - clock.now())
    if (clock.now() + wait - start > longestWait) {
      throw fail({
        code: 'rate_limited',
        retryAfter: Math.ceil(wait / 1000),
        retryable: true,
        detail: 'its budget is spent, or it asked to wait; nothing was sent',
      })
    }
    await clock.sleep(wait, signal)
  }
}

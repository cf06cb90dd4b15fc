import { accountOf } from './account.ts'
import { addressOf, labelOf } from './address.ts'
import type { Answer } from './answer.ts'
import type { HeaderFields } from './authorization.ts'
import type { CallContext } from './call-context.ts'
import type { CallOptions, Method } from './call-options.ts'
import { isClientError } from './client-error.ts'
import { createFailure } from './failure.ts'
import { spend } from './spend.ts'
import { attemptOnce } from './attempt.ts'
import { encodeBody } from './request-body.ts'
import { retryDelay } from './retry.ts'

/** One call: tries, waits, renews credentials once, and gives the accepted answer or throws a ClientError. */
export async function call(context: CallContext, method: Method, path: string, given: CallOptions): Promise<Answer> {
  const { clock, service } = context
  const signal = eitherOf(given.signal, context.signal)
  const options = { ...given, signal }
  signal?.throwIfAborted()
  const idempotent = options.idempotent ?? (method === 'GET' || method === 'HEAD')
  const label = options.label ?? labelOf(method, context.baseUrl, path)
  const url = addressOf(context.baseUrl, path, options.query)
  const account = accountOf(context, url, options.budgetPart)
  const request = {
    method,
    url,
    label,
    idempotent,
    body: options.body === undefined ? undefined : encodeBody(options.body),
    fail: createFailure({ ...context, request: label }),
    options,
  }
  const attempts = idempotent ? (options.attempts ?? context.attempts) : 1
  let mayRenew = options.authorize !== false
  let attempt = 1
  for (;;) {
    let used: HeaderFields = {}
    try {
      // Signing in happens inside another call's place: it must not wait for one of its own.
      const leave = options.authorize === false ? undefined : await context.limiter.enter(signal, options.cost)
      try {
        await spend(context, request.fail, { account, cost: options.cost, signal })
        if (options.authorize !== false) used = (await context.authorization?.headers(signal)) ?? {}
        await context.onRequest?.({ service, request: label, attempt })
        context.logger?.debug({ service, request: label, attempt }, 'request')
        return await attemptOnce(context, request, used)
      } finally {
        leave?.()
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!isClientError(error)) throw error
      if (mayRenew && (error.status === 401 || error.status === 403)) {
        mayRenew = false
        if (await context.authorization?.renew?.({ status: error.status, used }, signal)) continue
        throw error
      }
      const delay = retryDelay({ attempt, random: clock.random(), retryAfter: error.retryAfter })
      if (attempt >= attempts || !error.retryable || delay > context.longestWait) throw error
      await context.onRetry?.({ service, request: label, attempt, delay, error })
      context.logger?.warn({ service, request: label, attempt, delay: Math.round(delay), code: error.code }, 'retry')
      await clock.sleep(delay, signal)
      attempt += 1
    }
  }
}

function eitherOf(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other)
}

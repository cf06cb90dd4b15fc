import { accountOf } from './account.ts'
import type { Answer } from './answer.ts'
import type { HeaderFields } from './authorization.ts'
import type { CallContext } from './call-context.ts'
import type { CallOptions, Verdict } from './call-options.ts'
import { DeadlineExceeded, withDeadline } from './deadline.ts'
import { exchange, type Outcome } from './exchange.ts'
import { describeNetworkFailure, type NetworkFailure } from './network-failure.ts'
import type { PreparedRequest } from './prepared-request.ts'
import { parseRetryAfter } from './retry-after.ts'
import { isRetryable } from './retryable.ts'
import { serverTime } from './server-time.ts'
import { codeOfStatus } from './status-code.ts'

/** One try, judged: the accepted answer, or a ClientError, or the reason of the caller's signal. */
export async function attemptOnce(
  context: CallContext,
  request: PreparedRequest,
  credentials: HeaderFields,
): Promise<Answer> {
  const { fail, idempotent, options } = request
  const outcome = await sendOnce(context, request, credentials)
  if ('unusable' in outcome)
    throw fail({ code: 'unexpected_response', status: outcome.status, detail: outcome.unusable })
  const { answer, strayed } = outcome
  if (!strayed && options.authorize !== false) await context.authorization?.observe?.(answer)
  // A date in a header is meant by the service's clock, which may differ from ours.
  const now = serverTime(answer.headers, context.clock.now())
  const told = { now, retryAfter: parseRetryAfter(answer.headers.get('retry-after'), now) }
  const verdict =
    options.classify?.(answer, told) ?? context.classify?.(answer, told) ?? judgeStatus(answer, options, strayed)
  if (verdict.ok) return answer
  const retryAfter = verdict.retryAfter ?? told.retryAfter
  if (retryAfter !== undefined && (verdict.code === 'rate_limited' || verdict.code === 'unavailable')) {
    const account = accountOf(context, answer.url, options.budgetPart)
    await context.budget.block(context.service, account, context.clock.now() + retryAfter * 1000)
  }
  const retryable = verdict.retryable ?? isRetryable(verdict.code, { idempotent, sent: true })
  throw fail({ code: verdict.code, status: answer.status, detail: verdict.detail, retryAfter, retryable })
}

function judgeStatus(answer: Answer, options: CallOptions, strayed: boolean): Verdict {
  if (answer.status >= 200 && answer.status < 300) return { ok: true }
  if (options.redirect === 'manual' && answer.status >= 300 && answer.status < 400) return { ok: true }
  const code = codeOfStatus(answer.status)
  if (strayed && (code === 'unauthorized' || code === 'forbidden')) {
    return { code, detail: 'the address redirects to another host, which does not get the credentials; check baseUrl' }
  }
  return { code }
}

async function sendOnce(context: CallContext, request: PreparedRequest, credentials: HeaderFields): Promise<Outcome> {
  const { idempotent, options } = request
  const milliseconds = options.timeout ?? context.timeout
  try {
    return await withDeadline({ milliseconds, signal: options.signal, onLeft: options.onLeft }, (signal) =>
      exchange(context, request, { credentials, signal }),
    )
  } catch (error) {
    options.signal?.throwIfAborted()
    const { code, detail, sent, transient, cause } =
      error instanceof DeadlineExceeded ? lateAnswer(error) : describeNetworkFailure(error)
    throw request.fail({ code, detail, cause, retryable: transient && isRetryable(code, { idempotent, sent }) })
  }
}

function lateAnswer({ message }: DeadlineExceeded): NetworkFailure {
  return { code: 'timeout', detail: `timeout: ${message}`, sent: true, transient: true }
}

import { parseRetryAfter, type Answer, type Verdict } from '../core/index.ts'

/** Apple turns callers away with 403 as well as 429 once they ask more than about 20 times a minute. */
export function classifyAnswer(answer: Answer): Verdict | undefined {
  if (answer.status !== 403 && answer.status !== 429) return undefined
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), Date.now()) ?? 60
  return { code: 'rate_limited', retryAfter, retryable: true }
}

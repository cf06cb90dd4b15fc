import type { Answer, Told, Verdict } from '../core/index.ts'

/** Apple turns callers away with 403 as well as 429 once they ask more than about 20 times a minute. */
export function classifyAnswer(answer: Answer, { retryAfter = 60 }: Told): Verdict | undefined {
  if (answer.status !== 403 && answer.status !== 429) return undefined
  return { code: 'rate_limited', retryAfter, retryable: true }
}

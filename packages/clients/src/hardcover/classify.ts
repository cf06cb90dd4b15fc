import type { Answer, Told, Verdict } from '../core/index.ts'
import { readLimits, secondsUntilFree } from './limits.ts'
import { HardcoverError } from './schemas.ts'

/** Words of Hardcover, and codes of GraphQL errors (Hasura's), which come inside a 200 as well. */
const verdicts: Record<string, Verdict> = {
  invalid_token: {
    code: 'unauthorized',
    detail: 'the token is missing, wrong or expired; make a new one in the settings',
  },
  'invalid-jwt': {
    code: 'unauthorized',
    detail: 'the token is missing, wrong or expired; make a new one in the settings',
  },
  'invalid-headers': { code: 'unauthorized' },
  insufficient_scope: { code: 'forbidden', detail: 'the token lacks a scope that the query needs' },
  'access-denied': { code: 'forbidden' },
  'permission-error': { code: 'forbidden' },
  unsupported_operation: { code: 'forbidden', detail: 'the operation is not open to tokens' },
  top_level_limit_exceeded: { code: 'rejected', detail: 'the query asks for too much at once' },
  invalid_query: { code: 'rejected', detail: 'the query was not understood' },
  'validation-failed': { code: 'rejected', detail: 'the query does not fit what Hardcover offers now' },
  unexpected: { code: 'unavailable' },
  'postgres-error': { code: 'unavailable' },
}

/** Reads what is wrong from the body, whatever the status; a 429 also says how long to wait, by the day's limit too. */
export function classifyAnswer(answer: Answer, { now, retryAfter: asked }: Told): Verdict | undefined {
  if (answer.status === 429) {
    const limits = readLimits(answer.headers, now)
    const counted = limits ? secondsUntilFree(limits) : undefined
    const retryAfter = asked === undefined && counted === undefined ? undefined : Math.max(asked ?? 0, counted ?? 0)
    const detail = limits?.day?.left === 0 ? "the day's requests are used up" : undefined
    return { code: 'rate_limited', retryAfter, retryable: true, detail }
  }
  if (answer.status >= 500) return undefined
  const told = readError(answer)
  const [first] = told?.errors ?? []
  if (!first) return told?.error ? verdicts[told.error] : undefined
  return verdicts[first.extensions?.code ?? ''] ?? { code: 'rejected', detail: 'the query was refused' }
}

function readError(answer: Answer): HardcoverError | undefined {
  try {
    return HardcoverError.safeParse(JSON.parse(answer.text())).data
  } catch {
    return undefined
  }
}

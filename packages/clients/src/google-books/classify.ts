import type { Answer, Verdict } from '../core/index.ts'
import { exceededLimit, limitLifted } from './quota.ts'
import { GoogleError } from './schemas.ts'

/** Tells limits (429, and 403 in the older form) and a wrong key (400) from other refusals. */
export function classifyAnswer(answer: Answer): Verdict | undefined {
  if (![400, 403, 429].includes(answer.status)) return undefined
  const told = readError(answer)
  if (told?.error.details?.some(({ reason }) => reason === 'API_KEY_INVALID')) {
    return { code: 'unauthorized', detail: 'the API key is not valid; check apiKey' }
  }
  const limit = (told && exceededLimit(told)) ?? (answer.status === 429 ? 'minute' : null)
  if (!limit) return undefined
  const now = serverTime(answer)
  return {
    code: 'rate_limited',
    detail:
      limit === 'day'
        ? "the day's quota is spent; it starts anew at midnight in Los Angeles"
        : 'too many requests a minute',
    retryAfter: Math.ceil((limitLifted(limit, now).getTime() - now.getTime()) / 1000),
  }
}

function readError(answer: Answer): GoogleError | undefined {
  try {
    return GoogleError.safeParse(JSON.parse(answer.text())).data
  } catch {
    return undefined
  }
}

/** Google counts by its own clock, which its answers carry. */
function serverTime(answer: Answer): Date {
  const date = Date.parse(answer.headers.get('date') ?? '')
  return new Date(Number.isNaN(date) ? Date.now() : date)
}

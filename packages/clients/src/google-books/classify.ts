import type { Answer, Told, Verdict } from '../core/index.ts'
import { exceededLimit, limitLifted } from './quota.ts'
import { GoogleError } from './schemas.ts'

/** Tells limits (429, and 403 in the older form) and a wrong key (400) from other refusals. */
export function classifyAnswer(answer: Answer, { now, retryAfter: asked }: Told): Verdict | undefined {
  if (![400, 403, 429].includes(answer.status)) return undefined
  const told = readError(answer)
  if (told?.error.details?.some(({ reason }) => reason === 'API_KEY_INVALID')) {
    return { code: 'unauthorized', detail: 'the API key is not valid; check apiKey' }
  }
  const limit = (told && exceededLimit(told)) ?? (answer.status === 429 ? 'minute' : null)
  if (!limit) return undefined
  // Google counts by its own clock.
  const lifted = Math.ceil((limitLifted(limit, new Date(now)).getTime() - now) / 1000)
  if (limit === 'minute')
    return { code: 'rate_limited', detail: 'too many requests a minute', retryAfter: asked ?? lifted }
  return {
    code: 'rate_limited',
    detail: "the day's quota is spent; it starts anew at midnight in Los Angeles",
    retryAfter: Math.max(asked ?? 0, lifted),
  }
}

function readError(answer: Answer): GoogleError | undefined {
  try {
    return GoogleError.safeParse(JSON.parse(answer.text())).data
  } catch {
    return undefined
  }
}

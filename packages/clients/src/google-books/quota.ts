import type { GoogleError } from './schemas.ts'

const limitReasons = new Set([
  'dailyLimitExceeded',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'RATE_LIMIT_EXCEEDED',
  'RESOURCE_EXHAUSTED',
])

/** Which of Google's limits an error answer speaks of, or `null` when it speaks of something else. */
export function exceededLimit({ error }: GoogleError): 'day' | 'minute' | null {
  const reasons = [...(error.errors ?? []), ...(error.details ?? [])].map(({ reason }) => reason ?? '')
  if (!reasons.some((reason) => limitReasons.has(reason))) return null
  const quota = (error.details ?? []).map(({ metadata }) => metadata?.quota_limit ?? '')
  const told = [...reasons, ...quota, error.message ?? ''].join(' ')
  // "dailyLimitExceeded", "Queries per day", "defaultPerDayPerProject"
  return /daily|per ?day/i.test(told) ? 'day' : 'minute'
}

/** When the limit is lifted: in a minute, or at the next midnight in Los Angeles, where Google counts its days. */
export function limitLifted(limit: 'day' | 'minute', now: Date): Date {
  return limit === 'minute' ? new Date(now.getTime() + 60_000) : nextMidnight(now, 'America/Los_Angeles')
}

/** The first moment of the next calendar day in a time zone, also on days of 23 or 25 hours. */
export function nextMidnight(now: Date, timeZone: string): Date {
  const today = dayIn(now, timeZone)
  // Walks back from a moment that is surely tomorrow: zones differ from UTC by whole quarters of an hour.
  const quarter = 15 * 60_000
  let moment = Math.ceil(now.getTime() / quarter) * quarter
  while (dayIn(new Date(moment), timeZone) === today) moment += quarter
  return new Date(moment)
}

function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment)
}

import { expect, test } from 'vitest'
import { exceededLimit, limitLifted, nextMidnight } from './quota.ts'

const quota = (limit: string, id: string) => ({
  error: {
    message: `Quota exceeded for quota metric 'Queries' and limit '${limit}' of service 'books.googleapis.com'.`,
    errors: [{ reason: 'rateLimitExceeded', message: '' }],
    details: [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit: id } }],
  },
})

test.each([
  ['the day', quota('Queries per day', 'defaultPerDayPerProject'), 'day'],
  ['the minute', quota('Queries per minute per user', 'defaultPerMinutePerUser'), 'minute'],
  [
    'the day, older form',
    { error: { message: 'Daily Limit Exceeded.', errors: [{ reason: 'dailyLimitExceeded' }] } },
    'day',
  ],
  [
    'a user, older form',
    { error: { message: 'User Rate Limit Exceeded', errors: [{ reason: 'userRateLimitExceeded' }] } },
    'minute',
  ],
  ['something else', { error: { message: 'Forbidden', errors: [{ reason: 'forbidden' }] } }, null],
  ['a wrong key', { error: { message: 'API key not valid.', details: [{ reason: 'API_KEY_INVALID' }] } }, null],
  ['nothing', { error: {} }, null],
])('reads that the answer speaks of %s', (_, answer, limit) => {
  expect(exceededLimit(answer)).toBe(limit)
})

test.each([
  ['summer time', '2026-07-01T12:00:00Z', '2026-07-02T07:00:00.000Z'],
  ['winter time', '2026-12-01T12:00:00Z', '2026-12-02T08:00:00.000Z'],
  ['a day of 23 hours', '2026-03-08T08:30:00Z', '2026-03-09T07:00:00.000Z'],
  ['a day of 25 hours', '2026-11-01T07:30:00Z', '2026-11-02T08:00:00.000Z'],
  ['the moment of midnight itself', '2026-07-02T07:00:00Z', '2026-07-03T07:00:00.000Z'],
  ['a second before', '2026-07-02T06:59:59Z', '2026-07-02T07:00:00.000Z'],
])('finds midnight in Los Angeles in %s', (_, now, midnight) => {
  expect(nextMidnight(new Date(now), 'America/Los_Angeles').toISOString()).toBe(midnight)
})

test('lifts the limit of a minute after a minute', () => {
  expect(limitLifted('minute', new Date('2026-07-01T12:00:00Z')).toISOString()).toBe('2026-07-01T12:01:00.000Z')
  expect(limitLifted('day', new Date('2026-07-01T12:00:00Z')).toISOString()).toBe('2026-07-02T07:00:00.000Z')
})

import { expect, test } from 'vitest'
import { readLimits, secondsUntilFree } from './limits.ts'

const now = 1_791_633_600_000

test.each([
  [
    'both',
    '"Free";r=8;t=42, "daily";r=4231;t=51234',
    { left: 8, resetSeconds: 42 },
    { left: 4231, resetSeconds: 51234 },
  ],
  [
    'the day first',
    '"daily"; r=0; t=5, "Supporter"; r=1; t=2',
    { left: 1, resetSeconds: 2 },
    { left: 0, resetSeconds: 5 },
  ],
  ['one only', '"Free";r=3;t=9', { left: 3, resetSeconds: 9 }, null],
  ['no values', '"Free"', null, null],
])('reads %s', (_, header, minute, day) => {
  expect(readLimits(new Headers({ ratelimit: header }), now)).toEqual({ minute, day })
})

test('reads the older headers, whose reset is a time', () => {
  const headers = new Headers({
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1791633612',
    'x-ratelimit-daily-remaining': '4231',
    'x-ratelimit-daily-reset': '1791676800',
  })
  expect(readLimits(headers, now)).toEqual({
    minute: { left: 0, resetSeconds: 12 },
    day: { left: 4231, resetSeconds: 43200 },
  })
})

test('nothing said, nothing read', () => {
  expect(readLimits(new Headers(), now)).toBeNull()
  expect(readLimits(new Headers({ ratelimit: '8;w=60' }), now)).toBeNull()
})

const limit = (left: number, resetSeconds: number) => ({ left, resetSeconds })

test('waits for all that is used up', () => {
  expect(secondsUntilFree({ minute: limit(0, 12), day: limit(0, 500) })).toBe(500)
  expect(secondsUntilFree({ minute: limit(0, 12), day: limit(3, 500) })).toBe(12)
  expect(secondsUntilFree({ minute: limit(1, 12), day: null })).toBeUndefined()
})

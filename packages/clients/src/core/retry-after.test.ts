import { expect, test } from 'vitest'
import { parseRetryAfter } from './retry-after.ts'

const now = Date.UTC(2026, 0, 1)
const cases: [string | null, number | undefined][] = [
  [null, undefined],
  ['', undefined],
  ['120', 120],
  [' 0 ', 0],
  ['1.5', 1.5],
  ['-5', undefined],
  ['soon', undefined],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 60],
  ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
]

test.each(cases)('%s', (value, seconds) => {
  expect(parseRetryAfter(value, now)).toBe(seconds)
})

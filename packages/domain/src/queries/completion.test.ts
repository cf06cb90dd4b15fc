import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { completeness, completionOf, ownedWorks } from './index.ts'

const place = fc.integer({ min: 0, max: 40 }).map((half) => half / 2)
const entry = fc.record({
  from: fc.option(place),
  width: fc.integer({ min: 0, max: 5 }),
  title: fc.integer({ min: 0, max: 6 }),
})
const entries = fc.array(
  entry.map(({ from, width, title }) => ({ from, to: from === null ? null : from + width, titleKey: `t${title}` })),
  { maxLength: 20 },
)

it.each([
  ['nothing', [], 0],
  ['two copies of one', [one('1'), one('1')], 1],
  ['a range and what is in it', [one('1', '3'), one('2'), one('4')], 4],
  ['a novella between', [one('1'), one('1.5'), one('2')], 3],
  ['a range that begins between', [one('1.5', '3')], 2],
  ['no numbers, two titles', [one(null), one(null)], 1],
] as const)('%s is counted by works', (_, owned, works) => {
  expect(ownedWorks(owned)).toBe(works)
})

function one(from: string | null, to: string | null = from) {
  return { from: from === null ? null : Number(from), to: to === null ? null : Number(to), titleKey: 'same' }
}

it('owning more never counts less, and copies count nothing', () => {
  fc.assert(
    fc.property(entries, entries, (some, more) => {
      expect(ownedWorks([...some, ...some])).toBe(ownedWorks(some))
      expect(ownedWorks([...some, ...more])).toBeGreaterThanOrEqual(Math.max(ownedWorks(some), ownedWorks(more)))
    }),
  )
})

it.each([
  [4, 2, 100, 'complete'],
  [2, 2, 100, 'complete'],
  [999, 1_000, 99.9, 'partial'],
  [1, 2, 50, 'partial'],
  [1, 3, 33.3, 'incomplete'],
  [0, 3, 0, 'incomplete'],
  [3, null, null, 'unknown'],
  [3, 0, null, 'unknown'],
] as const)('%i of %s are %s percent: %s', (owned, total, percentage, status) => {
  expect(completionOf({ owned, total })).toEqual({ percentage, status })
})

it('completion is never above 100, and 100 only when all is owned', () => {
  const count = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(count, fc.integer({ min: 1, max: 100_000 }), (owned, total) => {
      const { percentage, status } = completionOf({ owned, total })
      expect(percentage).toBeGreaterThanOrEqual(0)
      expect(percentage).toBeLessThanOrEqual(100)
      expect(percentage === 100).toBe(owned >= total)
      expect(status === 'complete').toBe(owned >= total)
    }),
  )
})

const full = {
  title: 'T',
  authors: 1,
  narrators: 1,
  sequences: [],
  publisher: 'P',
  publishedYear: 2000,
  language: 'en',
  description: 'D',
  isbn: null,
  asin: 'A',
  coverUrl: 'C',
  durationSeconds: 1,
  genres: 1,
}

it('a book outside any series can be complete, and one in a series needs its number', () => {
  expect(completeness(full)).toBe(100)
  expect(completeness({ ...full, sequences: ['1'] })).toBe(100)
  expect(completeness({ ...full, sequences: [null] })).toBe(92)
  expect(completeness({ ...full, asin: null })).toBe(90)
  expect(completeness({ ...full, durationSeconds: 0 })).toBe(90)
})

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { oneSlipAway, partings, slipsBetween } from './similar-words.ts'

const word = fc.stringMatching(/^[a-z]{1,8}$/)

it('knows the four slips', () => {
  const near = oneSlipAway('form')
  for (const one of ['from', 'for', 'forms', 'farm', 'orm', 'aform']) expect(near).toContain(one)
  for (const one of ['form', 'frmo', 'firmly', '']) expect(near).not.toContain(one)
  expect(oneSlipAway('рука')).toContain('река')
  expect(slipsBetween('sandersen', 'sanderson', 2)).toBe(1)
  expect(slipsBetween('stromlihgt', 'stormlight', 2)).toBe(2)
  expect(slipsBetween('kitten', 'sitting', 2)).toBe(3)
  expect(slipsBetween('', 'abc', 2)).toBe(3)
})

it('gives exactly the words that are one slip apart', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(oneSlipAway(a).has(b)).toBe(slipsBetween(a, b, 1) === 1)
      expect(slipsBetween(a, b, 8)).toBe(slipsBetween(b, a, 8))
    }),
  )
  fc.assert(
    fc.property(word, (one) => {
      for (const near of oneSlipAway(one)) expect(slipsBetween(one, near, 1)).toBe(1)
    }),
    { numRuns: 30 },
  )
})

it('parts a word everywhere but at its ends', () => {
  expect(partings('scifi')).toEqual([
    ['sc', 'ifi'],
    ['sci', 'fi'],
  ])
  expect(partings('abc')).toEqual([])
})

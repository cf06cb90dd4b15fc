import { expect, it } from 'vitest'
import { findMissing } from '../src/discovery/index.ts'
import { compareWays } from './rivals.ts'
import { madeUpShelf } from './shelf.ts'

it('makes up shelves in which every work is found in each of its wordings', () => {
  const { owned, candidates } = madeUpShelf(40, 200)
  const { missing, covered, rejected, unknown } = findMissing(owned, candidates, { target: {}, language: 'en' })
  expect([rejected.length, unknown.length]).toEqual([0, 0])
  expect(missing.every((gap) => gap.candidates.length === 4)).toBe(true)
  expect(missing.length * 4 + covered.length).toBe(200)
  expect(madeUpShelf(40, 200)).toEqual({ owned, candidates })
})

it('decides the same pairs in every way', { timeout: 20_000 }, () => {
  const author = ['Frank Herbert']
  const ways = compareWays([
    { id: '1', a: { title: 'Dune', authors: author }, b: { title: 'Dune (Unabridged)', authors: author }, same: true },
    { id: '2', a: { title: 'Dune 4', authors: author }, b: { title: 'Dune 5', authors: author }, same: false },
  ])
  expect(ways.map(({ name }) => name.split(',')[0])).toEqual([
    'sameWork',
    'sameWork',
    'fuse.js 7.5',
    'fastest-levenshtein',
  ])
  expect(ways[0]).toMatchObject({ precision: 1, recall: 1 })
  expect(ways[3]?.precision).toBeLessThan(1)
})

import { describe, expect, it } from 'vitest'
import {
  compareSequences,
  coversSequence,
  isNovellaSequence,
  isRange,
  parseSequence,
  sameSequence,
  sequenceOf,
  sequenceSort,
} from './sequence.ts'

describe('parseSequence', () => {
  it.each([
    ['3', '3'],
    ['03', '3'],
    [3, '3'],
    ['1.0', '1'],
    ['2.5', '2.5'],
    ['2½', '2.5'],
    ['½', '0.5'],
    ['2,5', '2.5'],
    ['1-3', '1-3'],
    ['1–3', '1-3'],
    ['1 to 3', '1-3'],
    ['1, 2 & 3', '1-3'],
    ['1,2', '1-2'],
    ['Book 3', '3'],
    ['#3', '3'],
    ['Vol. II', '2'],
    ['Three', '3'],
    ['Books 1-3.5', '1-3.5'],
    ['3, Dramatized Adaptation', '3'],
    ['3-1', '3'],
  ])('%j gives %j', (text, shown) => {
    expect(parseSequence(text)?.text).toBe(shown)
  })

  it.each(['', '  ', '-', 'prequel', null, undefined, {}, '1-1999', '99999'])('%j is unknown, never 0', (text) => {
    expect(parseSequence(text)?.text === '0').toBe(false)
    if (text !== '1-1999') expect(parseSequence(text)).toBeNull()
  })
})

describe('places', () => {
  const place = (text: string) => parseSequence(text)

  it('are covered by ranges', () => {
    expect(['1', '2', '3', '1-2'].every((text) => coversSequence(place('1-3'), place(text)))).toBe(true)
    expect(coversSequence(place('1-3'), place('2.5'))).toBe(false)
    expect(['2.5', '3.5'].every((text) => coversSequence(place('1-3.5'), place(text)))).toBe(true)
    expect(coversSequence(place('2.5'), place('2.5'))).toBe(true)
    expect(coversSequence(place('1-3'), place('4'))).toBe(false)
    expect(coversSequence(place('2'), place('1-3'))).toBe(false)
    expect(coversSequence(null, place('1'))).toBe(false)
  })

  it('between whole numbers are novellas', () => {
    expect(isNovellaSequence(place('2.5'))).toBe(true)
    expect(isNovellaSequence(place('2'))).toBe(false)
    expect(isNovellaSequence(place('1-3.5'))).toBe(false)
    expect(isRange(place('1-3'))).toBe(true)
  })

  it('are ordered by number, unknown last', () => {
    const ordered = ['10', '2', '', '1-3', '2.5', '1'].map(place).toSorted(compareSequences)
    expect(ordered.map((one) => one?.text ?? '?')).toEqual(['1', '1-3', '2', '2.5', '10', '?'])
    expect([sequenceSort('07'), sequenceSort('')]).toEqual([7, null])
  })

  it('are the same only when known', () => {
    expect(sameSequence(place('07'), place('7'))).toBe(true)
    expect(sameSequence(null, null)).toBe(false)
    expect(sequenceOf(3, 1)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { likelyName, namesScore, personScore, splitNames, surelyPerson } from './release-names.ts'
import { wordsOf } from './release-words.ts'

describe('lists of names', () => {
  it.each<[string, string[]]>([
    ['Andy Weir', ['Andy Weir']],
    ['Weir, Andy', ['Andy Weir']],
    ['Le Guin, Ursula K.', ['Ursula K. Le Guin']],
    ['Douglas Preston, Lincoln Child', ['Douglas Preston', 'Lincoln Child']],
    ['Neil Gaiman & Terry Pratchett', ['Neil Gaiman', 'Terry Pratchett']],
    ['Neil Gaiman and Terry Pratchett', ['Neil Gaiman', 'Terry Pratchett']],
    ['King, Stephen; Straub, Peter', ['Stephen King', 'Peter Straub']],
    ['King, Stephen & Straub, Peter', ['Stephen King', 'Peter Straub']],
    ['Tom Clancy with Mark Greaney', ['Tom Clancy', 'Mark Greaney']],
    ['Child Lee / Чайлд Ли', ['Child Lee', 'Чайлд Ли']],
    ['J. Orr, Jr.', ['J. Orr, Jr.']],
    ['Nora Roberts writing as J.D. Robb', ['Nora Roberts', 'J.D. Robb']],
  ])('%s', (text, names) => {
    expect(splitNames(text)).toEqual(names)
  })

  it('takes every comma for a border where names are listed', () => {
    expect(splitNames('Brandon Sanderson, Tijan', true)).toEqual(['Brandon Sanderson', 'Tijan'])
  })
})

describe('looking like a person', () => {
  it.each([
    'Andy Weir',
    'J.R.R. Tolkien',
    'J K Rowling',
    'Ursula K. Le Guin',
    'Gabriel García Márquez',
    'Daphne du Maurier',
    'Jo Nesbø',
    'Ludwig van der Berg',
  ])('%s does', (name) => {
    expect(personScore(wordsOf(name))).toBeGreaterThanOrEqual(likelyName)
  })

  it.each([
    'The Martian',
    'A Little Hatred',
    'Sword of Truth',
    'Henry V',
    "Tom Clancy's Op",
    'Dune',
    '11/22/63',
    'The Lies of Locke Lamora',
    '',
  ])('%s does not', (text) => {
    expect(personScore(wordsOf(text))).toBeLessThan(likelyName)
  })

  it('is surer of known given names', () => {
    expect(personScore(wordsOf('Andy Weir'))).toBeGreaterThanOrEqual(surelyPerson)
    expect(personScore(wordsOf('King Bullet'))).toBeLessThan(surelyPerson)
  })

  it('is as sure of a list as of its least likely name', () => {
    expect(namesScore('Andy Weir & The Martian')).toBeLessThan(0)
  })
})

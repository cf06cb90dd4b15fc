import { describe, expect, it } from 'vitest'
import { positionOf } from './release-position.ts'
import { wordsOf } from './release-words.ts'

describe('a place in a series', () => {
  it.each<[string, string | null, string]>([
    ['Discworld 08', 'Discworld', '8'],
    ['Discworld, Book 12', 'Discworld', '12'],
    ['The Expanse #2.5', 'The Expanse', '2.5'],
    ['Dirk Pitt 9', 'Dirk Pitt', '9'],
    ['Mistborn Bk 7', 'Mistborn', '7'],
    ['The Stormlight Archive, Vol. 1', 'The Stormlight Archive', '1'],
    ['Earthsea Book Three', 'Earthsea', '3'],
    ['The Dark Tower VII', 'The Dark Tower', '7'],
    ['Harry Potter 1-7', 'Harry Potter', '1-7'],
    ['Cradle Books 1 to 12', 'Cradle', '1-12'],
    ['Mistborn Books 1, 2 & 3', 'Mistborn', '1-3'],
    ['Books 1-3', null, '1-3'],
    ['Book 7 of The Wheel of Time', 'The Wheel of Time', '7'],
    ['Book One of the Stormlight Archive', 'the Stormlight Archive', '1'],
    ['#4 Discworld', 'Discworld', '4'],
    ['03', null, '3'],
    ['Band 3', null, '3'],
  ])('%s', (text, series, sequence) => {
    expect(positionOf(wordsOf(text))).toMatchObject({ series, sequence })
  })

  it.each(['Fahrenheit 451', 'The Martian', 'Ready Player Two', 'Henry V', 'Catch-22', '11/22/63', ''])(
    '%s has none',
    (text) => {
      expect(positionOf(wordsOf(text))).toBeNull()
    },
  )

  it('says how sure it is', () => {
    expect(positionOf(wordsOf('Discworld 08'))).toMatchObject({ padded: true, marked: false, range: false })
    expect(positionOf(wordsOf('Discworld Book 8'))).toMatchObject({ padded: false, marked: true })
    expect(positionOf(wordsOf('Discworld 1-8'))).toMatchObject({ range: true })
  })
})

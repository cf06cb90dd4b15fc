import { expect, it } from 'vitest'
import { joinedWords, queryWords } from './search-query.ts'
import { searchDocument, searchWords } from './search-words.ts'

it('reads every word of a long text, cutting none that has blanks around it', () => {
  const text = Array.from({ length: 2_000 }, (_, at) => `word${at}`).join(' ')
  expect(searchWords(text)).toEqual(text.split(' '))
  expect(searchWords('三'.repeat(2_500))).toHaveLength(2_500)
  expect(searchWords('x'.repeat(1_500))).toHaveLength(2)
})

it('stores words in the other ways people write them', () => {
  const words = (...texts: string[]) => searchDocument(texts).split(' ')
  expect(words('J. R. R. Tolkien')).toEqual(['j', 'r', 'tolkien', 'jrr'])
  expect(words('The Sci-Fi Man-Eater')).toEqual(['the', 'sci', 'fi', 'man', 'eater', 'scifi', 'maneater'])
  expect(words("L'Étranger d’Or")).toEqual(['letranger', 'dor', 'etranger', 'or'])
  expect(words("Ender's Game, it's O'Brien")).toEqual(['enders', 'game', 'its', 'obrien'])
  expect(searchDocument([], '0-7475-3269-9')).toBe('0747532699 9780747532699')
  expect(searchDocument([], 'x-1')).toBe('x1')
})

it('takes an ISBN in a query for one word, and no other numbers', () => {
  expect(queryWords('isbn 978-0-7475-3269-9')).toEqual(['isbn', '9780747532699'])
  expect(queryWords('0 7475 3269 9')).toEqual(['9780747532699'])
  expect(queryWords('1234567890')).toEqual(['1234567890'])
  expect(queryWords('2001 2010 2061')).toEqual(['2001', '2010', '2061'])
})

it('joins neighbours, and rows of initials as a whole', () => {
  expect(joinedWords(['j', 'r', 'r', 'tolkien']).map(({ word }) => word)).toEqual(['jr', 'rr', 'rtolkien', 'jrr'])
  expect(joinedWords(['one'])).toEqual([])
})

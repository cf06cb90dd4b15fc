import { expect, it } from 'vitest'
import { asinOf, isbnKey, isbnOf } from './isbn.ts'
import { guessLanguage } from './language-guess.ts'
import { languageCode } from './language.ts'

it.each([
  ['0-7564-0407-X', '9780756404079'],
  ['978-0-7564-0407-9', '9780756404079'],
  ['080442957X', '9780804429573'],
  ['9780756404078', null],
  ['0756404070', null],
  ['B08G9PRS1K', null],
  ['', null],
  [null, null],
])('ISBN %j is %j', (text, isbn) => {
  expect(isbnOf(text)).toBe(isbn)
})

it('finds equal ISBNs in spite of a wrong check digit', () => {
  expect(isbnKey('0756404079')).toBe(isbnOf('978-0-7564-0407-9'))
  expect(isbnKey('9780756404070')).toBe('9780756404079')
  expect(isbnKey('B08G9PRS1K')).toBeNull()
})

it.each([
  ['B08G9PRS1K', 'B08G9PRS1K'],
  [' b08g9prs1k ', 'B08G9PRS1K'],
  ['1338589016', null],
  [5, null],
])('ASIN %j is %j', (text, asin) => {
  expect(asinOf(text)).toBe(asin)
})

it.each([
  ['English', 'en'],
  ['eng', 'en'],
  ['en-US', 'en'],
  ['ger', 'de'],
  ['Deutsch', 'de'],
  ['Español', 'es'],
  ['Malayalam', 'ml'],
  ['tel', 'te'],
  ['Filipino', 'tl'],
  ['constructor', null],
  ['', null],
])('language %j is %j', (text, code) => {
  expect(languageCode(text)).toBe(code)
})

it.each([
  ['der weg zum gluck', 'de'],
  ['the name of the wind', 'en'],
  ['la casa de los espiritus y el amor', 'es'],
  ['les miserables', null],
  ['dune', null],
])('words of %j are %j', (text, code) => {
  expect(guessLanguage(text)).toBe(code)
})

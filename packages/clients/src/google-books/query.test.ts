import { expect, test } from 'vitest'
import { volumeQuery } from './query.ts'

test.each([
  [{ text: ' dune ' }, 'dune'],
  [{ title: "Abaddon's Gate", author: 'James S. A. Corey' }, 'intitle:"Abaddon\'s Gate" inauthor:"James S. A. Corey"'],
  [{ title: 'The "Real" One', text: 'x' }, 'x intitle:"The Real One"'],
  [{ subject: 'thriller', publisher: 'Orbit' }, 'inpublisher:"Orbit" subject:"thriller"'],
  [{ isbn: '978-0-316-12907-7' }, 'isbn:9780316129077'],
  [{ title: 'A inauthor:x' }, 'intitle:"A inauthor:x"'],
])('writes %o as %s', (query, text) => {
  expect(volumeQuery(query)).toBe(text)
})

test.each([[{}], [{ title: '  ' }], [{ author: '""' }]])(
  'refuses %o, which Google would answer with an error',
  (query) => {
    expect(() => volumeQuery(query)).toThrow(TypeError)
  },
)

test('refuses an ISBN with a wrong check digit', () => {
  expect(() => volumeQuery({ isbn: '9780316129078' })).toThrow(/ISBN/)
})

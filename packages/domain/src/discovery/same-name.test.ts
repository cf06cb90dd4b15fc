import { expect, it } from 'vitest'
import { parseName } from './name.ts'
import { compareNames, sameName } from './same-name.ts'

it.each([
  ['J. R. R. Tolkien', 'John Ronald Reuel Tolkien', 'name.initials'],
  ['Tolkien, J.R.R.', 'J.R.R. Tolkien', 'name.equal'],
  ['Richard Morgan', 'Richard K. Morgan', 'name.middle'],
  ['Ursula Le Guin', 'Ursula K. LeGuin', 'name.middle'],
  ['Fyodor Dostoevsky', 'Fyodor Dostoyevsky', 'name.spelling'],
  ['Leo Tolstoy', 'Lev Tolstoy', 'name.spelling'],
  ['Bill Bryson', 'William Bryson', 'name.spelling'],
  ['Liu Cixin', 'Cixin Liu', 'name.order'],
  ['Jean-Paul Sartre', 'Jeanpaul Sartre', 'name.equal'],
  ['GARTH NIX', 'Garth Nix', 'name.equal'],
  ['W. Somerset Maugham', 'Somerset Maugham', 'name.middle'],
])('%s is %s by %s', (a, b, code) => {
  const { same, evidence } = compareNames(parseName(a), parseName(b))
  expect(same).toBe(true)
  expect(evidence[0]?.code).toBe(code)
  expect(sameName(b, a)).toBe(true)
})

it.each([
  ['John Smith', 'Jane Smith'],
  ['William Gibson', 'Peter Gibson'],
  ['Stephen King', 'Stephen Kling'],
  ['Tolkien', 'J.R.R. Tolkien'],
  ['A. Lee', 'B. Lee'],
  ['A. B. Lee', 'Bruce Lee'],
  ['Kim', 'Jim'],
  ['', ''],
  ['Ann Author', ''],
])('%j is not %j', (a, b) => {
  expect(sameName(a, b)).toBe(false)
  expect(sameName(b, a)).toBe(false)
})

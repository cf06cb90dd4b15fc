import { expect, test } from 'vitest'
import { isbn10To13, isbn13To10, normalizeIsbn } from './isbn.ts'

test.each([
  ['9780316129077', '9780316129077'],
  ['978-0-316-12907-7', '9780316129077'],
  ['978‑0‑316‑12907‑7', '9780316129077'],
  ['0-8044-2957-x', '080442957X'],
  ['0747542988', '0747542988'],
  ['0747542987', null],
  ['9780316129078', null],
  ['9770316129077', null],
  ['12345', null],
  ['', null],
  ['UCSC:32106018', null],
])('normalizes %s', (text, isbn) => {
  expect(normalizeIsbn(text)).toBe(isbn)
})

test.each([
  ['0747542988', '9780747542988'],
  ['080442957X', '9780804429573'],
  ['1440631328', '9781440631320'],
])('turns ISBN-10 %s into %s and back', (short, long) => {
  expect(isbn10To13(short)).toBe(long)
  expect(isbn13To10(long)).toBe(short)
})

test('knows that prefix 979 has no short form', () => {
  expect(isbn13To10('9791026845805')).toBeNull()
})

import { expect, test } from 'vitest'
import { type CheckedFields, metadataProblems } from './metadata-problems.ts'

const now = new Date('2026-11-24T00:00:00Z')
const codes = (fields: CheckedFields) => metadataProblems(fields, now).map(({ field, code }) => `${field}: ${code}`)

test('sound metadata has no problems', () => {
  const fields: CheckedFields = {
    title: 'Catch-22',
    authors: ['Joseph Heller'],
    narrators: ['Jay O. Sanders'],
    series: [{ name: 'Catch-22', sequence: '1' }],
    isbn: '9781451626650',
    asin: 'B002V5D9ZG',
    publishedYear: 1961,
    language: 'English',
    description: 'Yossarian is < 30 & wants to live.',
  }
  expect(codes(fields)).toEqual([])
  expect(codes({})).toEqual([])
  expect(codes({ title: null, isbn: null, publishedYear: null, series: [{ name: 'A', sequence: null }] })).toEqual([])
})

test.each<[CheckedFields, string, string | undefined]>([
  [{ isbn: '9781451626651' }, 'isbn: invalid_isbn', undefined],
  [{ isbn: '0-06-051275-X' }, 'isbn: isbn_form', '9780060512750'],
  [{ asin: '12345' }, 'asin: invalid_asin', undefined],
  [{ asin: 'b002v5d9zg' }, 'asin: asin_form', 'B002V5D9ZG'],
  [{ title: 'The Way of Kings (The Stormlight Archive, Book 1)' }, 'title: series_in_title', 'The Way of Kings'],
  [{ title: 'Dune [Unabridged]' }, 'title: flags_in_title', 'Dune'],
  [{ authors: ['Ken Liu', 'Jane Doe (Translator)'] }, 'authors.1: role_in_name', 'Jane Doe'],
  [{ authors: ['Terry Pratchett & Neil Gaiman'] }, 'authors.0: several_names', 'Terry Pratchett; Neil Gaiman'],
  [{ series: [{ name: 'A' }, { name: 'B', sequence: 'first-ish' }] }, 'series.1.sequence: invalid_sequence', undefined],
  [{ publishedYear: 999 }, 'publishedYear: unlikely_year', undefined],
  [{ publishedYear: 2032 }, 'publishedYear: unlikely_year', undefined],
  [{ language: 'Klingon' }, 'language: unknown_language', undefined],
  [{ description: '<p>A book.</p>' }, 'description: html', undefined],
  [{ description: 'Fish &amp; chips' }, 'description: html', undefined],
])('%j has one problem', (fields, problem, suggestion) => {
  const found = metadataProblems(fields, now)
  expect(found.map(({ field, code }) => `${field}: ${code}`)).toEqual([problem])
  expect(found[0]?.suggestion).toBe(suggestion)
})

test('the year may lie a little ahead', () => {
  expect(codes({ publishedYear: 2031 })).toEqual([])
})

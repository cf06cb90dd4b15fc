import { expect, it } from 'vitest'
import { derivedKind } from './derived-work.ts'
import { prepareWork } from './prepare.ts'

const names = {
  titles: new Set(['salt road', 'harbor of glass']),
  authors: ['mara ellison'],
  series: new Set(['tidewright']),
}
const kind = (title: string, sequence: string | null = null) =>
  derivedKind(
    prepareWork({
      title,
      authors: ['Mara Ellison'],
      series: sequence === null ? [] : [{ name: 'Tidewright Cycle', sequence }],
    }),
    names,
  )

it.each([
  ['Notes on The Salt Road', 'summary'],
  ["Insights on Mara Ellison's The Salt Road", 'summary'],
  ['Excerpt from Harbor of Glass', 'sample'],
  ['The Salt Road Manga', 'comic'],
  ['The Salt Road Journal', 'companion'],
  ['The Salt Road, Part 1', 'part'],
  ['The Tidewright Atlas', 'companion'],
  ['The Complete Tidewright Cycle', 'omnibus'],
  ['The Best of Mara Ellison', 'omnibus'],
  ['Reading Mara Ellison', 'biography'],
])('%s is a %s', (title, expected) => {
  expect(kind(title)).toBe(expected)
})

it.each([
  'The Salt Road',
  'Return to the Salt Road',
  'The Art of War',
  'Journal of a Plague Year',
  'The Atlas Six',
  'A World of Her Own',
  'Mara Ellison',
  '',
])('%j is a work', (title) => {
  expect(kind(title)).toBeNull()
})

it('leaves a numbered work alone that only names its series', () => {
  expect(kind('The Complete Tidewright', '5')).toBeNull()
})

import { expect, test } from 'vitest'
import { encodeFilter, ItemFilter } from './filter.ts'

const cases: [ItemFilter, string][] = [
  [{ authors: '1309ef02-2431-4378-bf26-9760df0e7707' }, 'authors.MTMwOWVmMDItMjQzMS00Mzc4LWJmMjYtOTc2MGRmMGU3NzA3'],
  [{ genres: 'Fantasy' }, 'genres.RmFudGFzeQ=='],
  [{ languages: '日本語' }, 'languages.5pel5pys6Kqe'],
  [{ publishedDecades: '2010' }, 'publishedDecades.MjAxMA=='],
  [{ progress: 'in-progress' }, 'progress.aW4tcHJvZ3Jlc3M='],
  [{ missing: 'publishedYear' }, 'missing.cHVibGlzaGVkWWVhcg=='],
  [{ tracks: 'multi' }, 'tracks.bXVsdGk='],
  [{ ebooks: 'no-supplementary' }, 'ebooks.bm8tc3VwcGxlbWVudGFyeQ=='],
  ['no-series', 'series.bm8tc2VyaWVz'],
  ['issues', 'issues'],
]

test.each(cases)('%j becomes %s', (filter, encoded) => {
  expect(encodeFilter(filter)).toBe(encoded)
  expect(ItemFilter.parse(filter)).toEqual(filter)
})

test('nothing in an encoded filter decodes as a percent escape', () => {
  expect(encodeFilter({ tags: '%zz%' })).not.toContain('%')
})

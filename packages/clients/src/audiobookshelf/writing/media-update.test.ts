import { expect, test } from 'vitest'
import { MediaUpdate } from './media-update.ts'

const metadata = (input: object) => MediaUpdate.parse({ metadata: input }).metadata

test('authors given as text become objects, trimmed, each once whatever the case', () => {
  expect(
    metadata({ authors: ['Neil Gaiman', { name: ' neil gaiman ' }, { name: 'Terry Pratchett', id: 'x' }] }),
  ).toEqual({
    authors: [{ name: 'Neil Gaiman' }, { name: 'Terry Pratchett' }],
  })
})

test('a number as sequence is kept as text', () => {
  expect(
    metadata({ series: [{ name: 'Discworld', sequence: 4 }, { name: ' Wax ', sequence: ' 2.5 ' }, { name: 'X' }] }),
  ).toEqual({
    series: [
      { name: 'Discworld', sequence: '4' },
      { name: 'Wax', sequence: '2.5' },
      { name: 'X', sequence: null },
    ],
  })
})

test('null and empty text clear a field, numbers of years become text', () => {
  expect(metadata({ subtitle: '', isbn: null, publishedYear: 1987 })).toEqual({
    subtitle: null,
    isbn: null,
    publishedYear: '1987',
  })
})

test('genres, narrators and tags are trimmed and each there once', () => {
  expect(MediaUpdate.parse({ tags: [' a', 'A', '', 'b'], metadata: { genres: ['Fantasy', 'fantasy'] } })).toEqual({
    tags: ['a', 'b'],
    metadata: { genres: ['Fantasy'] },
  })
})

const wrong: [string, unknown][] = [
  ['nothing to change', {}],
  ['empty metadata', { metadata: {} }],
  ['an empty title', { metadata: { title: ' ' } }],
  ['an unknown field', { metadata: { auhtors: [] } }],
  ['files', { audioFiles: [] }],
  ['a cover address', { url: 'http://x' }],
  ['an author without a name', { metadata: { authors: [{ name: '' }] } }],
  [
    'a series with two sequences',
    {
      metadata: {
        series: [
          { name: 'A', sequence: 1 },
          { name: 'a', sequence: 2 },
        ],
      },
    },
  ],
]
test.each(wrong)('%s is refused', (_, input) => {
  expect(MediaUpdate.safeParse(input).success).toBe(false)
})

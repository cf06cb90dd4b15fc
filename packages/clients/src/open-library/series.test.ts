import { expect, test } from 'vitest'
import { seriesOfDocument, seriesOfText } from './series.ts'

test.each([
  ['Harry Potter #1', 'Harry Potter', '1'],
  ['Discworld ; 12', 'Discworld', '12'],
  ['The Expanse, #2.5', 'The Expanse', '2.5'],
  ['Earthsea ; bk. 3.', 'Earthsea', '3'],
  ['The Lord of the Rings, 1-3', 'The Lord of the Rings', '1-3'],
  ['Penguin classics', 'Penguin classics', null],
  ['Area 51', 'Area 51', null],
])('reads %s', (text, name, sequence) => {
  expect(seriesOfText(text)).toEqual({ key: null, name, sequence })
})

test('joins the parallel lists, a blank place being unknown', () => {
  const document = {
    key: '/works/OL1W',
    series_name: ['A', 'B'],
    series_position: ['3', ''],
    series_key: ['/series/OL1L'],
  }
  expect(seriesOfDocument(document)).toEqual([
    { key: '/series/OL1L', name: 'A', sequence: '3' },
    { key: null, name: 'B', sequence: null },
  ])
})

import { expect, test } from 'vitest'
import { onePerPosition } from './one-per-position.ts'
import type { HardcoverSeriesBook } from './series-entry.ts'

const book = (id: number, over: Partial<HardcoverSeriesBook>): HardcoverSeriesBook => ({
  id,
  title: `Book ${id}`,
  slug: null,
  position: id,
  details: null,
  compilation: false,
  partial: false,
  authors: [],
  releaseDate: null,
  readers: 10,
  audio: null,
  ...over,
})
const ids = (books: HardcoverSeriesBook[]) => onePerPosition(books).map(({ id }) => id)

test('keeps the book that most readers have at each place, in order', () => {
  expect(ids([book(3, {}), book(11, { position: 1, readers: 2 }), book(1, {}), book(12, { position: 2.5 })])).toEqual([
    1, 12, 3,
  ])
})

test('prefers a whole book to a piece with more readers', () => {
  expect(ids([book(1, { partial: true, readers: 900 }), book(2, { position: 1 })])).toEqual([2])
  expect(ids([book(2, { position: 1 }), book(1, { partial: true, readers: 900 })])).toEqual([2])
})

test('drops compilations, which carry the place of their first book', () => {
  expect(ids([book(9, { position: 1, compilation: true, details: '1-3', readers: 5000 }), book(1, {})])).toEqual([1])
})

test('keeps every book without a place', () => {
  expect(ids([book(7, { position: null }), book(8, { position: null }), book(1, {})])).toEqual([1, 7, 8])
})

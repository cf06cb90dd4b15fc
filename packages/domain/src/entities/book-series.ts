import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { Book } from './book.ts'
import { Series } from './series.ts'

/** A book's place in a series: the number as written, and the range it covers where it is one. */
export const BookSeries = defineEntity({
  name: 'BookSeries',
  tableName: 'book_series',
  properties: {
    book: p.manyToOne(Book).index(false).primary().deleteRule('cascade'),
    series: p.manyToOne(Series).index(false).primary().deleteRule('cascade'),
    position: p.integer().default(0).check('position >= 0'),
    sequence: p.text().nullable(),
    sequenceSort: p.double().nullable(),
    sequenceEnd: p.double().nullable(),
  },
  indexes: [{ name: 'book_series_series', properties: ['series', 'sequenceSort', 'book'] }],
})
export type BookSeries = InferEntity<typeof BookSeries>

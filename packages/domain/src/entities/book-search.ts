import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { Book } from './book.ts'

/** The words of a book as search sees them: without accents, case and punctuation, one blank apart. */
export const BookSearch = defineEntity({
  name: 'BookSearch',
  tableName: 'book_search',
  properties: {
    book: p.manyToOne(Book).index(false).primary().deleteRule('cascade'),
    words: p.text(),
  },
})
export type BookSearch = InferEntity<typeof BookSearch>

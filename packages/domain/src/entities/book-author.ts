import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { Author } from './author.ts'
import { Book } from './book.ts'

/** What an author did for a book. */
export const authorRoles = ['author', 'editor', 'translator', 'illustrator', 'contributor'] as const
export type AuthorRole = (typeof authorRoles)[number]

/** An author of a book, in the order of the cover. */
export const BookAuthor = defineEntity({
  name: 'BookAuthor',
  tableName: 'book_author',
  properties: {
    book: p.manyToOne(Book).index(false).primary().deleteRule('cascade'),
    author: p.manyToOne(Author).index(false).primary().deleteRule('no action'),
    position: p.integer().default(0).check('position >= 0'),
    role: p.enum(authorRoles).default('author'),
  },
  indexes: [{ name: 'book_author_author', properties: ['author', 'book'] }],
})
export type BookAuthor = InferEntity<typeof BookAuthor>

import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { between, moment, versionedBase } from './base.ts'

/** A person who wrote books. Two may share a name: only an id of another system tells who is meant. */
export const Author = defineEntity({
  name: 'Author',
  tableName: 'author',
  properties: {
    ...versionedBase(),
    name: p.text().check("name <> ''"),
    sortName: p.text(),
    nameKey: p.text(),
    words: p.text().hidden(),
    absAuthorId: p.text().nullable().unique('author_abs_author_id_unique'),
    asin: p.text().nullable().unique('author_asin_unique'),
    hardcoverId: p.text().nullable().unique('author_hardcover_id_unique'),
    description: p.text().nullable(),
    imageUrl: p.text().nullable(),
    favourite: p.boolean().default(false),
    booksOwned: p.integer().default(0).check('books_owned >= 0'),
    booksMissing: p.integer().default(0).check('books_missing >= 0'),
    completionPercentage: p
      .double()
      .nullable()
      .check(between('completion_percentage', 0, 100)),
    lastCheckedAt: moment().nullable(),
  },
  indexes: [
    { name: 'author_name', properties: ['nameKey', 'id'] },
    { name: 'author_owned', properties: ['booksOwned', 'id'] },
    { name: 'author_missing', properties: ['booksMissing', 'id'] },
    { name: 'author_created', properties: ['createdAt', 'id'] },
  ],
})
export type Author = InferEntity<typeof Author>

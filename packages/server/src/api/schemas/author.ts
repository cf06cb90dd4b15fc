import { z } from 'zod'
import { Book } from './book.ts'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'
import { Series } from './series.ts'

export const Author = z
  .object({
    id: Id,
    name: z.string(),
    sortName: z.string(),
    absAuthorId: z.string().nullable(),
    asin: z.string().nullable(),
    hardcoverId: z.string().nullable(),
    description: z.string().nullable(),
    imageUrl: z.string().nullable(),
    favourite: z.boolean(),
    booksOwned: z.int(),
    booksMissing: z.int(),
    completionPercentage: z.number().min(0).max(100).nullable().describe('Null until the author was checked for gaps.'),
    lastCheckedAt: Moment.nullable(),
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'Author' })

export const AuthorPage = pageOf('Author', Author)

export const AuthorDetail = Author.extend({ books: z.array(Book).describe('The first 50, by title.') }).meta({
  id: 'AuthorDetail',
})

export const AuthorSeries = Series.extend({ booksByAuthor: z.int() }).meta({ id: 'AuthorSeries' })
export const AuthorSeriesPage = pageOf('AuthorSeries', AuthorSeries)

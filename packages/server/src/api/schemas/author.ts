import { bookStatuses, completionStatuses } from '@shelfhand/domain/entities'
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

const AuthorSeries = Series.extend({ booksByAuthor: z.int() }).meta({ id: 'AuthorSeries' })
export const AuthorSeriesPage = pageOf('AuthorSeries', AuthorSeries)

export const AuthorStatistics = z
  .object({
    books: z.record(z.enum(bookStatuses), z.int().min(0)),
    series: z.record(z.enum(completionStatuses), z.int().min(0)),
    missingBooks: z.int().min(0),
    durationSeconds: z.number().min(0).describe('Of active books, as the numbers and narrators below.'),
    narrators: z
      .array(z.object({ name: z.string(), books: z.int() }))
      .readonly()
      .describe('Those of most books first.'),
    firstPublishedYear: z.int().nullable(),
    lastPublishedYear: z.int().nullable(),
    averageCompleteness: z.number().min(0).max(100).nullable().describe('Percent.'),
  })
  .meta({ id: 'AuthorStatistics' })

import {
  bookSorts,
  getAuthor,
  getBook,
  listBooks,
  listSeriesBooks,
  missingFields,
  searchBooks,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { Book, BookPage, BookStatus } from '../schemas/book.ts'
import { Id, Order } from '../schemas/fields.ts'
import { offsetPaging, paging } from '../schemas/page.ts'
import { hitsOf, SearchInput } from '../schemas/search.ts'
import { procedure, router } from '../trpc.ts'
import { bookWrites } from './book-writes.ts'

const meta = { tag: 'Books', scope: 'read' } as const

export const booksRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/books', summary: 'The books on the shelf' })
    .input(
      z.strictObject({
        ...paging,
        sort: z.enum(bookSorts).default('title'),
        order: Order.default('asc'),
        status: z.enum([...BookStatus.options, 'all']).default('active'),
        authorId: Id.optional(),
        seriesId: Id.optional(),
        addedAfter: z.iso.datetime({ offset: true }).optional(),
        missingField: z.enum(missingFields).optional().describe('Only books that lack this.'),
      }),
    )
    .output(BookPage)
    .query(({ ctx, input: { addedAfter, ...input } }) =>
      listBooks(ctx.db.em(), { ...input, addedAfter: addedAfter === undefined ? undefined : new Date(addedAfter) }),
    ),

  search: procedure
    .meta({
      ...meta,
      route: 'GET /api/books/search',
      summary: 'Finds books by title, subtitle, author, narrator, series, ISBN and ASIN',
      search: true,
    })
    .input(SearchInput)
    .output(hitsOf('Book', Book))
    .query(({ ctx, input }) => searchBooks(ctx.db.em(), input)),

  ofSeries: procedure
    .meta({
      ...meta,
      route: 'GET /api/books/series/{seriesId}',
      summary: 'The books of a series',
      description: 'By number: 1, 2, 2.5, 10, then those without one by title.',
    })
    .input(z.strictObject({ seriesId: Id, ...offsetPaging }))
    .output(BookPage)
    .query(async ({ ctx, input: { seriesId, ...input } }) =>
      found(await listSeriesBooks(ctx.db.em(), seriesId, input), 'series', seriesId),
    ),

  ofAuthor: procedure
    .meta({ ...meta, route: 'GET /api/books/author/{authorId}', summary: 'The books of an author, by title' })
    .input(z.strictObject({ authorId: Id, ...paging, order: Order.default('asc') }))
    .output(BookPage)
    .query(async ({ ctx, input }) => {
      found(await getAuthor(ctx.db.em(), input.authorId), 'author', input.authorId)
      return listBooks(ctx.db.em(), { ...input, sort: 'title' })
    }),

  get: procedure
    .meta({ ...meta, route: 'GET /api/books/{id}', summary: 'One book' })
    .input(z.strictObject({ id: Id }))
    .output(Book)
    .query(async ({ ctx, input }) => found(await getBook(ctx.db.em(), input.id), 'book', input.id)),

  ...bookWrites,
})

import {
  authorSorts,
  authorStatistics,
  getAuthor,
  listAuthors,
  listAuthorSeries,
  listBooks,
  searchAuthors,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { Author, AuthorDetail, AuthorPage, AuthorSeriesPage, AuthorStatistics } from '../schemas/author.ts'
import { BookPage } from '../schemas/book.ts'
import { Id, int32, Order } from '../schemas/fields.ts'
import { offsetPaging, paging } from '../schemas/page.ts'
import { hitsOf, SearchInput } from '../schemas/search.ts'
import { procedure, router } from '../trpc.ts'
import { authorWrites } from './author-writes.ts'

const meta = { tag: 'Authors', scope: 'read' } as const
const booksShown = 50

export const authorsRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/authors', summary: 'The authors on the shelf' })
    .input(
      z.strictObject({
        ...paging,
        sort: z.enum(authorSorts).default('name'),
        order: Order.default('asc'),
        minBooks: z.int().min(0).max(int32).optional(),
      }),
    )
    .output(AuthorPage)
    .query(({ ctx, input }) => listAuthors(ctx.db.em(), input)),

  search: procedure
    .meta({ ...meta, route: 'GET /api/authors/search', summary: 'Finds authors by name', search: true })
    .input(SearchInput)
    .output(hitsOf('Author', Author))
    .query(({ ctx, input }) => searchAuthors(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/authors/{id}', summary: 'One author, with the first 50 books' })
    .input(z.strictObject({ id: Id }))
    .output(AuthorDetail)
    .query(async ({ ctx, input: { id } }) => {
      const author = found(await getAuthor(ctx.db.em(), id), 'author', id)
      const { items } = await listBooks(ctx.db.em(), { authorId: id, sort: 'title', limit: booksShown })
      return { ...author, books: items }
    }),

  books: procedure
    .meta({ ...meta, route: 'GET /api/authors/{id}/books', summary: 'The books of an author, by title' })
    .input(z.strictObject({ id: Id, ...paging, order: Order.default('asc') }))
    .output(BookPage)
    .query(async ({ ctx, input: { id, ...input } }) => {
      found(await getAuthor(ctx.db.em(), id), 'author', id)
      return listBooks(ctx.db.em(), { ...input, authorId: id, sort: 'title' })
    }),

  series: procedure
    .meta({ ...meta, route: 'GET /api/authors/{id}/series', summary: 'The series an author has books in, by name' })
    .input(z.strictObject({ id: Id, ...offsetPaging }))
    .output(AuthorSeriesPage)
    .query(async ({ ctx, input: { id, ...input } }) => {
      found(await getAuthor(ctx.db.em(), id), 'author', id)
      return listAuthorSeries(ctx.db.em(), id, input)
    }),

  statistics: procedure
    .meta({ ...meta, route: 'GET /api/authors/{id}/statistics', summary: 'What is owned of an author, in numbers' })
    .input(z.strictObject({ id: Id }))
    .output(AuthorStatistics)
    .query(async ({ ctx, input: { id } }) => found(await authorStatistics(ctx.db.em(), id), 'author', id)),

  ...authorWrites,
})

import {
  getSeries,
  listSeries,
  listSeriesBooks,
  listSeriesMissing,
  searchSeries,
  seriesSorts,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { BookPage } from '../schemas/book.ts'
import { Id, Order } from '../schemas/fields.ts'
import { MissingBookPage } from '../schemas/missing-book.ts'
import { offsetPaging, paging } from '../schemas/page.ts'
import { hitsOf, SearchInput } from '../schemas/search.ts'
import { CompletionStatus, Series, SeriesCheck, SeriesPage } from '../schemas/series.ts'
import { procedure, router } from '../trpc.ts'
import { seriesWrites } from './series-writes.ts'

const meta = { tag: 'Series', scope: 'read' } as const

export const seriesRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/series', summary: 'The series on the shelf' })
    .input(
      z.strictObject({
        ...paging,
        sort: z.enum(seriesSorts).default('name'),
        order: Order.default('asc'),
        status: CompletionStatus.optional(),
      }),
    )
    .output(SeriesPage)
    .query(({ ctx, input }) => listSeries(ctx.db.em(), input)),

  search: procedure
    .meta({ ...meta, route: 'GET /api/series/search', summary: 'Finds series by name', search: true })
    .input(SearchInput)
    .output(hitsOf('Series', Series))
    .query(({ ctx, input }) => searchSeries(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/series/{id}', summary: 'One series' })
    .input(z.strictObject({ id: Id }))
    .output(Series)
    .query(async ({ ctx, input: { id } }) => found(await getSeries(ctx.db.em(), id), 'series', id)),

  books: procedure
    .meta({
      ...meta,
      route: 'GET /api/series/{id}/books',
      summary: 'The books of a series that are owned',
      description: 'By number: 1, 2, 2.5, 10, then those without one by title.',
    })
    .input(z.strictObject({ id: Id, ...offsetPaging }))
    .output(BookPage)
    .query(async ({ ctx, input: { id, ...input } }) =>
      found(await listSeriesBooks(ctx.db.em(), id, input), 'series', id),
    ),

  missing: procedure
    .meta({
      ...meta,
      route: 'GET /api/series/{id}/missing',
      summary: 'The books of a series that are missing, with evidence',
    })
    .input(z.strictObject({ id: Id, ...offsetPaging, includeIgnored: z.boolean().default(false) }))
    .output(MissingBookPage)
    .query(async ({ ctx, input: { id, ...input } }) => {
      found(await getSeries(ctx.db.em(), id), 'series', id)
      return listSeriesMissing(ctx.db.em(), id, input)
    }),

  checkCompletion: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'POST /api/series/{id}/check-completion',
      summary: 'Asks the catalogues what is missing from a series, and keeps the answer',
      problems: ['upstream_failed', 'unavailable'],
    })
    .input(z.strictObject({ id: Id }))
    .output(SeriesCheck)
    .mutation(async ({ ctx, input: { id } }) => {
      found(await getSeries(ctx.db.em(), id), 'series', id)
      return found(await ctx.host.checkSeries(id, { signal: ctx.signal }), 'series', id)
    }),

  ...seriesWrites,
})

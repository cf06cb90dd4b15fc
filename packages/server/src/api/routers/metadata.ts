import { getBook, metadataStatistics } from '@shelfhand/domain/queries'
import { found } from '../found.ts'
import { metadataProblems } from '../metadata-problems.ts'
import { MetadataStatistics } from '../schemas/metadata-statistics.ts'
import { Validation, ValidationInput } from '../schemas/validation.ts'
import { procedure, router } from '../trpc.ts'
import { changeSetsRouter } from './change-sets.ts'
import { correctionsRouter } from './corrections.ts'

const meta = { tag: 'Metadata', scope: 'read' } as const

export const metadataRouter = router({
  corrections: correctionsRouter,
  changeSets: changeSetsRouter,

  statistics: procedure
    .meta({
      ...meta,
      route: 'GET /api/metadata/statistics',
      summary: 'How complete the metadata is, and how it was corrected',
      description: 'Looks everything through: for a report, not for a page that is always shown.',
    })
    .output(MetadataStatistics)
    .query(({ ctx }) => metadataStatistics(ctx.db.em(), { now: new Date() })),

  validate: procedure
    .meta({
      ...meta,
      route: 'POST /api/metadata/validate',
      summary: 'Looks the metadata of a book, or given fields, through for mistakes',
    })
    .input(ValidationInput)
    .output(Validation)
    .mutation(async ({ ctx, input: { bookId, fields = {} } }) => {
      const now = new Date()
      if (bookId === undefined) return { problems: metadataProblems(fields, now) }
      const book = found(await getBook(ctx.db.em(), bookId), 'book', bookId)
      return { problems: metadataProblems({ ...book, authors: book.authors.map(({ name }) => name) }, now) }
    }),
})

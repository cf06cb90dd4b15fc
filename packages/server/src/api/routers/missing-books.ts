import {
  getMissingBook,
  ignoreMissingBook,
  listMissingBooks,
  missingBookSorts,
  unignoreMissingBook,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { found } from '../found.ts'
import { Id, Order } from '../schemas/fields.ts'
import { DiscoverySource, MissingBook, MissingBookPage, MissingBookStatus } from '../schemas/missing-book.ts'
import { paging } from '../schemas/page.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Missing books', scope: 'read' } as const
const byId = z.strictObject({ id: Id })

export const missingBooksRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/missing-books', summary: 'The books that are missing from the shelf' })
    .input(
      z.strictObject({
        ...paging,
        sort: z.enum(missingBookSorts).default('discoveredAt'),
        order: Order.default('asc'),
        seriesId: Id.optional(),
        authorId: Id.optional(),
        source: DiscoverySource.optional(),
        status: MissingBookStatus.optional(),
        available: z.boolean().optional().describe('Whether an indexer had it when it was last asked.'),
      }),
    )
    .output(MissingBookPage)
    .query(({ ctx, input }) => listMissingBooks(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/missing-books/{id}', summary: 'One missing book, with evidence' })
    .input(byId)
    .output(MissingBook)
    .query(async ({ ctx, input: { id } }) => found(await getMissingBook(ctx.db.em(), id), 'missing book', id)),

  ignore: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'POST /api/missing-books/{id}/ignore',
      summary: 'Says no to a missing book for good',
      problems: ['conflict'],
    })
    .input(byId.extend({ reason: z.string().trim().min(1).max(500).optional() }))
    .output(MissingBook)
    .mutation(({ ctx, input }) => ignoreMissingBook(ctx.db.em(), { ...input, now: new Date() })),

  unignore: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'POST /api/missing-books/{id}/unignore',
      summary: 'Takes the no back',
      problems: ['conflict'],
    })
    .input(byId)
    .output(MissingBook)
    .mutation(({ ctx, input }) => unignoreMissingBook(ctx.db.em(), { ...input, now: new Date() })),
})

import { applyChangeSet, getChangeSet, listChangeSets, revertChangeSet } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { found } from '../found.ts'
import { ChangeSet, ChangeSetPage, ChangeSetStatus } from '../schemas/correction.ts'
import { Id, Order } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Metadata', scope: 'read' } as const
const writing = { ...meta, scope: 'write', problems: ['conflict'] } as const
const byId = z.strictObject({ id: Id })

export const changeSetsRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/metadata/change-sets', summary: 'Changes of books that belong together' })
    .input(
      z.strictObject({
        ...paging,
        order: Order.default('desc'),
        status: ChangeSetStatus.optional(),
        bookId: Id.optional(),
        runId: Id.optional(),
      }),
    )
    .output(ChangeSetPage)
    .query(({ ctx, input }) => listChangeSets(ctx.db.em(), input)),

  get: procedure
    .meta({ ...meta, route: 'GET /api/metadata/change-sets/{id}', summary: 'One change set' })
    .input(byId)
    .output(ChangeSet)
    .query(async ({ ctx, input: { id } }) => found(await getChangeSet(ctx.db.em(), id), 'change set', id)),

  applySet: procedure
    .meta({
      ...writing,
      route: 'POST /api/metadata/change-sets/{id}/apply',
      summary: 'Applies a planned change set to the database',
      description: 'A value that was changed since it was planned is left alone and named.',
    })
    .input(byId)
    .output(ChangeSet)
    .mutation(async ({ ctx, input: { id } }) => {
      const set = found(await getChangeSet(ctx.db.em(), id), 'change set', id)
      if (set.target !== 'local') {
        throw new ApiError({
          code: 'conflict',
          detail: 'This change set is for Audiobookshelf; the task that planned it applies it.',
        })
      }
      return applyChangeSet(ctx.db.em(), { id, now: new Date() })
    }),

  revertSet: procedure
    .meta({
      ...writing,
      route: 'POST /api/metadata/change-sets/{id}/revert',
      summary: 'Undoes an applied change set in the database',
      description: 'A value that was changed since is left alone and named.',
    })
    .input(byId)
    .output(ChangeSet)
    .mutation(async ({ ctx, input: { id } }) => {
      const set = found(await getChangeSet(ctx.db.em(), id), 'change set', id)
      if (set.target !== 'local') {
        throw new ApiError({
          code: 'conflict',
          detail: 'This change set was written to Audiobookshelf; undo it there.',
        })
      }
      return revertChangeSet(ctx.db.em(), { id, now: new Date() })
    }),
})

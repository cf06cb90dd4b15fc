import {
  applyChangeSet,
  deleteCorrection,
  getCorrection,
  listCorrections,
  planChangeSet,
  revertChangeSet,
} from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { found } from '../found.ts'
import { correctionValues } from '../schemas/book-input.ts'
import { Correction, CorrectionPage, CorrectionSource } from '../schemas/correction.ts'
import { Id, Order, Since } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Metadata', scope: 'read' } as const
const writing = { ...meta, scope: 'write', problems: ['conflict'] } as const
const FieldName = correctionValues.keyof()

export const correctionsRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/metadata/corrections', summary: 'What was changed about books, newest first' })
    .input(
      z.strictObject({
        ...paging,
        order: Order.default('desc'),
        bookId: Id.optional(),
        fieldName: FieldName.optional(),
        source: CorrectionSource.optional(),
        since: Since.optional(),
        reverted: z.boolean().optional(),
      }),
    )
    .output(CorrectionPage)
    .query(({ ctx, input: { since, ...input } }) =>
      listCorrections(ctx.db.em(), { ...input, since: since === undefined ? undefined : new Date(since) }),
    ),

  get: procedure
    .meta({ ...meta, route: 'GET /api/metadata/corrections/{id}', summary: 'One correction' })
    .input(z.strictObject({ id: Id }))
    .output(Correction)
    .query(async ({ ctx, input: { id } }) => found(await getCorrection(ctx.db.em(), id), 'correction', id)),

  create: procedure
    .meta({
      ...writing,
      route: 'POST /api/metadata/corrections',
      summary: 'Corrects one field of a book',
      description: 'The old value is read from the book. 409 when the book has the new value already.',
      status: 201,
      location: '/api/metadata/corrections/{id}',
    })
    .input(
      z.strictObject({
        bookId: Id,
        fieldName: FieldName,
        newValue: z.unknown().describe('As the field of the book: authors by name, series by name and sequence.'),
        source: CorrectionSource.default('MANUAL'),
        reason: z.string().trim().min(1).max(500).optional(),
        apply: z.boolean().default(true).describe('False plans it only.'),
      }),
    )
    .output(Correction)
    .mutation(async ({ ctx, input: { bookId, fieldName, source, reason, apply, ...input } }) => {
      const checked = correctionValues.shape[fieldName].safeParse(input.newValue ?? null)
      if (!checked.success) {
        const issues = checked.error.issues.map(({ path, message }) => ({
          path: ['newValue', ...path].join('.'),
          message,
        }))
        throw new ApiError({ code: 'invalid_input', issues })
      }
      const now = new Date()
      const change = { fieldName, newValue: checked.data, source, reason }
      const planned = await planChangeSet(ctx.db.em(), { bookId, changes: [change], target: 'local', reason, now })
      if (planned === null) throw new ApiError({ code: 'conflict', detail: 'The book has this value already.' })
      const set = apply ? await applyChangeSet(ctx.db.em(), { id: planned.id, now }) : planned
      return found(set.corrections[0] ?? null, 'correction of change set', set.id)
    }),

  remove: procedure
    .meta({
      ...writing,
      route: 'DELETE /api/metadata/corrections/{id}',
      summary: 'Deletes the record of a correction',
      description:
        '409 for one that is applied and not reverted, unless `force`: it is the only record of the old value.',
      status: 204,
    })
    .input(z.strictObject({ id: Id, force: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      if (await deleteCorrection(ctx.db.em(), input)) return
      throw new ApiError({ code: 'not_found', detail: `There is no correction ${input.id}.` })
    }),

  revert: procedure
    .meta({
      ...writing,
      route: 'POST /api/metadata/corrections/{id}/revert',
      summary: 'Puts the old value back',
      description: 'A value that was changed since is left alone; the answer says so in `error`.',
    })
    .input(z.strictObject({ id: Id }))
    .output(Correction)
    .mutation(async ({ ctx, input: { id } }) => {
      const { changeSetId } = found(await getCorrection(ctx.db.em(), id), 'correction', id)
      await revertChangeSet(ctx.db.em(), { id: changeSetId, correctionId: id, now: new Date() })
      return found(await getCorrection(ctx.db.em(), id), 'correction', id)
    }),
})

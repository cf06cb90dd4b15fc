import { createSeries, deleteSeries, updateSeries } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { Changes, changesInput } from '../schemas/changes.ts'
import { Id } from '../schemas/fields.ts'
import { Series } from '../schemas/series.ts'
import { Asin, ExternalId, Name } from '../schemas/texts.ts'
import { procedure } from '../trpc.ts'

const meta = { tag: 'Series', scope: 'write', problems: ['conflict'] } as const
const mostBooks = 100_000
const fields = {
  absSeriesId: ExternalId.nullish(),
  asin: Asin.nullish(),
  hardcoverId: ExternalId.nullish(),
  totalBooks: z.int().min(0).max(mostBooks).nullish().describe('How many works the series has.'),
}

/** The procedures that change series; part of the series router. */
export const seriesWrites = {
  create: procedure
    .meta({
      ...meta,
      route: 'POST /api/series',
      summary: 'Adds a series',
      description: 'A name may occur twice; 409 when another series has one of the ids.',
      status: 201,
      location: '/api/series/{id}',
    })
    .input(z.strictObject({ name: Name, ...fields }))
    .output(Series)
    .mutation(({ ctx, input }) => createSeries(ctx.db.em(), { series: input, now: new Date() })),

  update: procedure
    .meta({ ...meta, route: 'PUT /api/series/{id}', summary: 'Changes fields of a series' })
    .input(changesInput({ name: Name.optional(), ...fields }))
    .output(Series.extend({ changes: Changes }).meta({ id: 'ChangedSeries' }))
    .mutation(async ({ ctx, input: { id, version, ...changes } }) => {
      const changed = await updateSeries(ctx.db.em(), { id, version, changes, now: new Date() })
      return { ...changed.series, changes: { ...changed.changes } }
    }),

  remove: procedure
    .meta({
      ...meta,
      route: 'DELETE /api/series/{id}',
      summary: 'Deletes a series',
      description: 'Its books stay; its missing books go with it.',
      status: 204,
    })
    .input(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => {
      if (await deleteSeries(ctx.db.em(), input.id)) return
      throw new ApiError({ code: 'not_found', detail: `There is no series ${input.id}.` })
    }),
}

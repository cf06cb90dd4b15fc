import { metadataStatistics } from '@shelfhand/domain/queries'
import { MetadataStatistics } from '../schemas/metadata-statistics.ts'
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
})

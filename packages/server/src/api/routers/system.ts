import { version as nodeVersion } from 'node:process'
import { dataQuality, statistics } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { apiVersion } from '../api-document.ts'
import { ApiError } from '../api-error.ts'
import { checkHealth } from '../check-health.ts'
import { checkHealthInDetail } from '../check-health-in-detail.ts'
import { cleanUpFor } from '../clean-up.ts'
import { Cleanup } from '../schemas/cleanup.ts'
import { DataQuality } from '../schemas/data-quality.ts'
import { Statistics } from '../schemas/statistics.ts'
import { Alive, DetailedHealth, Health, VersionAnswer, Welcome } from '../schemas/system.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'System' }
const detailed = { ...meta, scope: 'read', problems: ['unavailable'] } as const
const cleanable = ['tasks', 'attempts', 'downloads', 'cache'] as const

export const systemRouter = router({
  welcome: procedure
    .meta({ ...meta, route: 'GET /', summary: 'Name, version and links', scope: 'public' })
    .output(Welcome)
    .query(({ ctx }) => ({
      name: 'Shelfhand',
      version: ctx.settings.version,
      description: 'An extra hand at the shelf: automation around Audiobookshelf.',
      links: {
        health: '/api/system/health',
        version: '/api/system/version',
        ...(ctx.settings.docs && { docs: '/docs', reference: '/redoc', openapi: '/openapi.json' }),
      },
    })),

  alive: procedure
    .meta({ ...meta, route: 'GET /health', summary: 'Whether the server answers', scope: 'public' })
    .output(Alive)
    .query(() => ({ status: 'ok' as const, time: new Date().toISOString() })),

  health: procedure
    .meta({
      ...meta,
      route: 'GET /api/system/health',
      summary: 'Whether the server can work',
      description: '503 while the database does not answer.',
      scope: 'public',
      problems: ['unavailable'],
    })
    .output(Health)
    .query(async ({ ctx }) => {
      const health = await checkHealth(ctx)
      if (health.status !== 'down') return health
      const down = Object.keys(health.checks).filter((name) => health.checks[name]?.status === 'down')
      throw new ApiError({ code: 'unavailable', detail: `Not working: ${down.join(', ')}.` })
    }),

  version: procedure
    .meta({ ...meta, route: 'GET /api/system/version', summary: 'Versions', scope: 'public' })
    .output(VersionAnswer)
    .query(({ ctx }) => ({
      version: ctx.settings.version,
      api: apiVersion,
      node: nodeVersion.slice(1),
      commit: ctx.settings.commit,
    })),

  statistics: procedure
    .meta({ ...meta, route: 'GET /api/system/statistics', summary: 'How much there is of everything', scope: 'read' })
    .output(Statistics)
    .query(async ({ ctx }) => ({ ...(await statistics(ctx.db.em())), asOf: new Date().toISOString() })),

  healthInDetail: procedure
    .meta({ ...detailed, route: 'GET /api/system/health/detailed', summary: 'How each component is, with figures' })
    .output(DetailedHealth)
    .query(({ ctx }) => checkHealthInDetail(ctx)),

  aliveInDetail: procedure
    .meta({ ...detailed, route: 'GET /health/detailed', summary: 'The same as /api/system/health/detailed' })
    .output(DetailedHealth)
    .query(({ ctx }) => checkHealthInDetail(ctx)),

  dataQuality: procedure
    .meta({
      ...meta,
      route: 'GET /api/system/data-quality',
      summary: 'What does not fit together in the library',
      description: 'Looks everything through: for a report, not for a page that is always shown.',
      scope: 'read',
    })
    .output(DataQuality)
    .query(async ({ ctx }) => {
      const now = new Date()
      return { asOf: now.toISOString(), findings: await dataQuality(ctx.db.em(), { now }) }
    }),

  cleanup: procedure
    .meta({
      ...meta,
      route: 'POST /api/system/cleanup',
      summary: 'Deletes what is past its time',
      description: 'Runs after 90 days (the newest 1,000 stay), failed attempts after 180, ended downloads after 90.',
      scope: 'admin',
    })
    .input(
      z.strictObject({
        what: z.array(z.enum(cleanable)).min(1).optional().describe('Everything when absent.'),
        dryRun: z.boolean().default(false),
      }),
    )
    .output(Cleanup)
    .mutation(({ ctx, input: { what, dryRun } }) =>
      cleanUpFor(ctx, { what: what?.map((kind) => (kind === 'tasks' ? 'runs' : kind)), dryRun }),
    ),
})

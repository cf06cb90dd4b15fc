import { version as nodeVersion } from 'node:process'
import { statistics } from '@shelfhand/domain/queries'
import { apiVersion } from '../api-document.ts'
import { ApiError } from '../api-error.ts'
import { checkHealth } from '../check-health.ts'
import { Statistics } from '../schemas/statistics.ts'
import { Alive, Health, VersionAnswer, Welcome } from '../schemas/system.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'System' }

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
})

import fastify, { type FastifyInstance } from 'fastify'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import type { Database } from '@shelfhand/domain/queries'
import type { Logger } from 'pino'
import { apiDocument } from '../api/api-document.ts'
import { appRouter } from '../api/app-router.ts'
import type { Host } from '../host/host.ts'
import { collectRoutes } from '../rest/collect-routes.ts'
import { registerRoutes } from '../rest/register-routes.ts'
import { answerClientError, answerError, answerNotFound } from './answer-error.ts'
import { registerExport } from './export.ts'
import { guardRequests } from './guard-requests.ts'
import { protectiveHeaders } from './protective-headers.ts'
import { readBodies } from './read-bodies.ts'
import { contextFactory } from './request-context.ts'
import { createAuthenticator } from './authenticate.ts'
import { databaseKeys } from './database-keys.ts'
import { registerDocs } from './docs.ts'
import { createMetrics } from './metrics.ts'
import { defaultHttpSettings, type HttpSettings } from './http-settings.ts'
import { createLimits } from './limits.ts'
import { logRequests } from './log-requests.ts'
import { requestId } from './request-id.ts'
import './request-types.ts'
import { registerTrpc } from './trpc.ts'

export interface AppOptions {
  readonly db: Database
  readonly host: Host
  readonly log: Logger
  readonly settings?: Partial<HttpSettings>
  /** Milliseconds since 1970; for tests of keys that expire. */
  readonly now?: () => number
}

/**
 * The HTTP server with all its routes. It opens no port: `listen` does, and `inject` needs none. What is given in is
 * not closed with it. Throws at once when the routes contradict themselves.
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { db, host, log, now = Date.now } = options
  const settings: HttpSettings = { ...defaultHttpSettings, ...options.settings }
  const routes = collectRoutes(appRouter)
  const app = fastify({
    logger: false,
    genReqId: requestId,
    bodyLimit: settings.bodyLimit,
    requestTimeout: settings.requestTimeout,
    // An open stream of events would keep the server from closing.
    forceCloseConnections: true,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  })
  app.decorateRequest('key', null)
  const authenticator = createAuthenticator({ keys: databaseKeys({ db, log }), now })
  const metrics = createMetrics({ host })
  const context = contextFactory({ db, host, settings, log, authenticator })

  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log))
  logRequests(app, { log, metrics })
  await protectiveHeaders(app)
  if (settings.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...settings.corsOrigins],
      exposedHeaders: ['location', 'etag', 'x-request-id'],
    })
  }
  await app.register(rateLimit, { global: false })
  const searches = new Set(routes.filter((route) => route.meta.search).map((route) => route.name))
  const limits = settings.rateLimit === false ? null : createLimits(app, { limits: settings.rateLimit, searches })
  guardRequests(app, { authenticator, limits })
  app.setNotFoundHandler(answerNotFound)
  readBodies(app)

  registerRoutes(app, { routes, context })
  registerExport(app, { db })
  metrics.register(app)
  await registerTrpc(app, { context })
  if (settings.docs) await registerDocs(app, { document: apiDocument(routes, settings.version) })
  return app
}

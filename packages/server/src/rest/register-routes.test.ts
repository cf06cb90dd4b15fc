import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import fastify, { type FastifyInstance } from 'fastify'
import { initTRPC } from '@trpc/server'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ApiError } from '../api/api-error.ts'
import type { ApiContext } from '../api/context.ts'
import type { RouteMeta } from '../api/route-meta.ts'
import { codeIn, problemIn } from '../http/__fixtures__/problem-in.ts'
import { answerError } from '../http/answer-error.ts'
import { requestSignal } from '../http/request-signal.ts'
import { collectRoutes } from './collect-routes.ts'
import { registerRoutes } from './register-routes.ts'

const t = initTRPC.context<Pick<ApiContext, 'signal'>>().meta<RouteMeta>().create({ isDev: false })
const of = (route: RouteMeta['route'], more: Partial<RouteMeta> = {}) =>
  t.procedure.meta({ route, summary: 'Does it', scope: 'public', tag: 'Tests', ...more })
const Thing = z.object({ id: z.int(), name: z.string(), version: z.int() })
const heard: unknown[] = []

const waitFor = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      heard.push(signal.reason)
      reject(new Error('given up'))
    })
  })

const routes = collectRoutes(
  t.router({
    get: of('GET /things/{id}')
      .input(z.strictObject({ id: z.int() }))
      .output(Thing)
      .query(({ input }) => Object.assign({ id: input.id, name: 'a', version: 3 }, { secret: 'CANARY' })),
    literal: of('GET /things/search')
      .output(z.string())
      .query(() => 'literal'),
    create: of('POST /things', { status: 201, location: '/things/{name}' })
      .input(z.strictObject({ name: z.string() }))
      .output(Thing)
      .mutation(({ input }) => ({ id: 9, name: input.name, version: 1 })),
    remove: of('DELETE /things/{id}', { status: 204 })
      .input(z.strictObject({ id: z.int(), version: z.int().optional() }))
      .mutation(({ input }) => {
        if (input.version !== 3) throw new ApiError({ code: 'conflict' })
      }),
    broken: of('GET /broken')
      .output(Thing)
      .query(() => {
        throw new Error("select 'CANARY' from secrets at /home/me/packages/x.ts:1")
      }),
    wrong: of('GET /wrong')
      .output(Thing)
      .query(() => JSON.parse('{"id":"CANARY"}')),
    slow: of('GET /slow')
      .output(Thing)
      .query(({ ctx }) => waitFor(ctx.signal)),
    slowWrite: of('POST /slow')
      .input(z.strictObject({ a: z.int() }))
      .output(Thing)
      .mutation(({ ctx }) => waitFor(ctx.signal)),
  }),
)

const opened: FastifyInstance[] = []
afterEach(async () => {
  heard.length = 0
  await Promise.all(opened.splice(0).map((app) => app.close()))
})

/** A bare server with these routes. Their procedures use nothing of the context but its signal. */
function serve({ timeout = 5000 } = {}): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  opened.push(app)
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  registerRoutes(app, {
    routes,
    context: (_, reply) => ({ signal: requestSignal(reply, timeout) }) as ApiContext,
  })
  return app
}

describe('a route', () => {
  test('answers what its contract names, and no more', async () => {
    const response = await serve().inject('/things/7')
    expect(response.json()).toEqual({ id: 7, name: 'a', version: 3 })
    expect(response.headers['etag']).toBe('"3"')
  })

  test('of a literal path wins over a parameter', async () => {
    expect((await serve().inject('/things/search')).json()).toBe('literal')
    expect(codeIn(await serve().inject({ method: 'DELETE', url: '/things/search' }))).toBe('method_not_allowed')
  })

  test('that creates says where', async () => {
    const response = await serve().inject({ method: 'POST', url: '/things', payload: { name: 'a b/ü' } })
    expect([response.statusCode, response.headers['location']]).toEqual([201, '/things/a%20b%2F%C3%BC'])
  })

  test('that removes answers nothing, and honours If-Match', async () => {
    const remove = { method: 'DELETE', url: '/things/7' } as const
    const response = await serve().inject({ ...remove, headers: { 'if-match': '"3"' } })
    expect([response.statusCode, response.payload]).toEqual([204, ''])
    expect(codeIn(await serve().inject({ ...remove, headers: { 'if-match': '"2"' } }))).toBe('conflict')
  })

  test.each(['/broken', '/wrong'])('that fails at %s tells nothing of it', async (url) => {
    const problem = problemIn(await serve().inject(url))
    expect(problem).toEqual({
      type: 'urn:shelfhand:problem:internal',
      title: 'Internal error',
      status: 500,
      code: 'internal',
      requestId: problem.requestId,
    })
  })

  test('tells the methods of its path', async () => {
    const response = await serve().inject({ method: 'PUT', url: '/things/7' })
    expect(codeIn(response)).toBe('method_not_allowed')
    expect(response.headers['allow']).toBe('GET, DELETE, HEAD')
  })
})

describe('a slow route', () => {
  test.each([
    ['without a body', { method: 'GET', url: '/slow' } as const],
    ['with a body', { method: 'POST', url: '/slow', payload: { a: 1 } } as const],
  ])('%s is given up in time, and its work is told', async (_, request) => {
    const problem = problemIn(await serve({ timeout: 50 }).inject(request))
    expect(problem).toMatchObject({ code: 'timeout', status: 503 })
    expect(heard).toHaveLength(1)
  })

  test.each(['GET', 'POST'])('hears by %s that its caller has gone', async (method) => {
    const app = serve()
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
    const headers = { 'content-type': 'application/json' }
    const request = httpRequest({ port, host: '127.0.0.1', method, path: '/slow', headers })
    request.on('error', () => {})
    const arrived = once(app.server, 'request')
    request.end(method === 'POST' ? '{"a":1}' : undefined)
    await arrived
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).toEqual([])
    request.destroy()
    await expect.poll(() => heard.length).toBe(1)
  })
})

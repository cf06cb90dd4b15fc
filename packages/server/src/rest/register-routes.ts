import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../api/api-error.ts'
import type { ApiContext } from '../api/context.ts'
import { fillPath, pathShape, routerPath } from './path-template.ts'
import { readInput } from './read-input.ts'
import type { RestRoute } from './rest-route.ts'

const allMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export interface RegisterOptions {
  readonly routes: readonly RestRoute[]
  /** The context of one call, made of the request. */
  context(request: FastifyRequest, reply: FastifyReply): ApiContext
}

/** Adds every route to the server, and answers the other methods of the same paths with 405 and `Allow`. */
export function registerRoutes(app: FastifyInstance, { routes, context }: RegisterOptions): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: routerPath(route.path),
      ...(route.meta.bodyLimit !== undefined && { bodyLimit: route.meta.bodyLimit }),
      config: {
        scope: route.meta.scope,
        template: route.path,
        search: route.meta.search ?? false,
        timeout: route.meta.timeout,
        ...(route.meta.rows && { rows: route.meta.rows }),
      },
      handler: async (request, reply) => {
        const result = await call(route, request, context(request, reply))
        return answer(route, reply, result)
      },
    })
  }
  for (const [path, methods] of methodsByPath(routes)) {
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods
    app.route({
      method: allMethods.filter((method) => !allow.includes(method)),
      url: routerPath(path),
      config: { scope: 'public', template: path, search: false },
      handler: () => {
        throw new ApiError({
          code: 'method_not_allowed',
          detail: `This path takes ${allow.join(', ')}.`,
          headers: { allow: allow.join(', ') },
        })
      },
    })
  }
}

/** Runs the procedure, and stops waiting for it the moment the request's signal aborts. */
async function call(route: RestRoute, request: FastifyRequest, context: ApiContext): Promise<unknown> {
  const { signal } = context
  const input = readInput(route, {
    params: request.params,
    query: request.query,
    body: request.body,
    ifMatch: request.headers['if-match'],
  })
  const running = route.procedure({
    ctx: context,
    path: route.name,
    type: route.type,
    getRawInput: async () => input,
    signal,
    batchIndex: 0,
  })
  return Promise.race([running, aborted(signal)])
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function answer(route: RestRoute, reply: FastifyReply, result: unknown): FastifyReply {
  const fields: Record<string, unknown> = Object(result)
  void reply.code(route.status)
  if (route.meta.location !== undefined) void reply.header('location', fillPath(route.meta.location, fields))
  if (route.givesVersion) void reply.header('etag', `"${String(fields['version'])}"`)
  if (route.status === 204) return reply.send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(result))
}

function methodsByPath(routes: readonly RestRoute[]): Map<string, string[]> {
  const paths = new Map<string, { path: string; methods: string[] }>()
  for (const route of routes) {
    const entry = paths.get(pathShape(route.path)) ?? { path: route.path, methods: [] }
    entry.methods.push(route.method)
    paths.set(pathShape(route.path), entry)
  }
  return new Map(Array.from(paths.values(), ({ path, methods }) => [path, methods]))
}

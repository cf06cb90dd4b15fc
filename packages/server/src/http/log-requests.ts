import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/** Sends X-Request-Id back, and writes one line for each answer: no query, no body, no header, so no secret. */
export function logRequests(app: FastifyInstance, { log, metrics }: { log: Logger; metrics: Metrics }): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.config.template ?? request.routeOptions.url
    const milliseconds = Math.round(reply.elapsedTime * 100) / 100
    metrics.observe({
      method: request.method,
      route: route ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
    log.info(
      {
        requestId: request.id,
        method: request.method,
        // An address that leads nowhere may hold anything, also a secret that was put in the wrong place.
        path: route === undefined ? undefined : pathOf(request.url),
        route,
        status: reply.statusCode,
        milliseconds,
        key: request.key?.id,
      },
      'request',
    )
    done()
  })
}

const longestPath = 200

function pathOf(url: string): string {
  const end = url.search(/[?;#]/)
  return (end === -1 ? url : url.slice(0, end)).slice(0, longestPath)
}

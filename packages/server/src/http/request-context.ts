import type { Database } from '@shelfhand/domain/queries'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { ApiContext } from '../api/context.ts'
import type { Host } from '../host/host.ts'
import type { Authenticator } from './authenticate.ts'
import type { HttpSettings } from './http-settings.ts'
import { requestSignal } from './request-signal.ts'

export type ContextFactory = (request: FastifyRequest, reply: FastifyReply) => ApiContext

/** Makes the context of each request from what all of them share. */
export function contextFactory(shared: {
  readonly db: Database
  readonly host: Host
  readonly settings: HttpSettings
  readonly log: Logger
  readonly authenticator: Authenticator
}): ContextFactory {
  const { db, host, settings, log, authenticator } = shared
  return (request, reply) => ({
    db,
    host,
    settings,
    log,
    key: request.key,
    requestId: request.id,
    signal: requestSignal(reply, request.routeOptions.config.timeout ?? settings.requestTimeout),
    forgetKey: (id) => authenticator.forget(id),
  })
}

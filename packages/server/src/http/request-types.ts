import type { CallerKey } from '../api/context.ts'
import type { Scope } from '../api/scope.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The key of this request; null without one. */
    key: CallerKey | null
  }
  interface FastifyContextConfig {
    /** Who may call the route; absent: anybody. */
    scope?: Scope
    /** The path with names in braces, for log and metrics. */
    template?: string
    /** Counts against the limit of searches. */
    search?: boolean
    /** A page of the documentation: one view is many requests, so it has the greater limit. */
    docs?: boolean
  }
}

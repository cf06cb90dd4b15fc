import type { CallerKey } from '../api/context.ts'
import type { RowsMeta } from '../api/route-meta.ts'
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
    /** How the route reads rows that do not come as JSON. */
    rows?: RowsMeta
    /** Milliseconds until the request is given up, where it is not the server's limit. */
    timeout?: number
    /** A page of the documentation: one view is many requests, so it has the greater limit. */
    docs?: boolean
  }
}

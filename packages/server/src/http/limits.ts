import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '../api/api-error.ts'
import { callsOf, type RequestCalls } from './request-calls.ts'
import type { RateLimits } from './http-settings.ts'

const minute = 60_000

export interface Limits {
  /** Counts a request against every limit it falls under; throws `rate_limited` with Retry-After beyond one. */
  count(request: FastifyRequest): Promise<void>
}

/**
 * Limits of one server. Callers with a key are counted by key, all others by address (IPv6 by /64). A tRPC batch
 * counts as often as it has calls.
 */
export function createLimits(
  app: FastifyInstance,
  { limits, searches }: { readonly limits: RateLimits; readonly searches: ReadonlySet<string> },
): Limits {
  const limiters = {
    public: limiter('public', byAddress),
    authenticated: limiter('authenticated', byKey),
    writes: limiter('writes', byKey),
    search: limiter('search', byKey),
  }

  function limiter(name: keyof RateLimits, keyGenerator: (request: FastifyRequest) => string) {
    const check = app.createRateLimit({ max: limits[name], timeWindow: minute, keyGenerator })
    return async (request: FastifyRequest, times: number) => {
      for (let time = 0; time < times; time += 1) {
        const result = await check(request)
        if (result.isAllowed || !result.isExceeded) continue
        throw new ApiError({
          code: 'rate_limited',
          detail: `At most ${result.max} of these requests a minute; wait ${result.ttlInSeconds} seconds.`,
          headers: { 'retry-after': String(Math.max(1, result.ttlInSeconds)) },
        })
      }
    }
  }

  return {
    async count(request) {
      const calls: RequestCalls = callsOf(request, searches)
      if (request.key === null && !request.routeOptions.config.docs) return limiters.public(request, calls.total)
      await limiters.authenticated(request, calls.total)
      if (request.key === null) return
      await limiters.writes(request, calls.writes)
      await limiters.search(request, calls.searches)
    },
  }
}

function byAddress(request: FastifyRequest): string {
  return normalizeIP(request.ip)
}

function byKey(request: FastifyRequest): string {
  return request.key === null ? byAddress(request) : `key ${request.key.id}`
}

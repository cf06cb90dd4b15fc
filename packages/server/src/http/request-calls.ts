import type { FastifyRequest } from 'fastify'

/** How many calls of each kind a request makes; more than one only in a tRPC batch. */
export interface RequestCalls {
  readonly total: number
  readonly writes: number
  readonly searches: number
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
const trpcPrefix = '/trpc/'

/** Whether a request speaks tRPC. */
export function isTrpc(request: FastifyRequest): boolean {
  return request.url.startsWith(trpcPrefix)
}

/** Counts the calls of a request; `searches` names the procedures that search. */
export function callsOf(request: FastifyRequest, searches: ReadonlySet<string>): RequestCalls {
  const names = isTrpc(request) ? trpcNames(request.url) : null
  const total = names?.length ?? 1
  if (!reading.has(request.method)) return { total, writes: total, searches: 0 }
  const found = names?.filter((name) => searches.has(name)).length ?? (request.routeOptions.config.search ? 1 : 0)
  return { total, writes: 0, searches: found }
}

function trpcNames(url: string): string[] {
  const path = url.slice(trpcPrefix.length).split('?', 1)[0] ?? ''
  return path.split(/,|%2c/i)
}

import { serve, type Received, type TestServer } from './serve.ts'
import type { Exchange } from './recordings.ts'

/** A server that answers as recorded: by method, path and query, the latest recording first, then by method and path. */
export function replay(
  exchanges: readonly Exchange[],
  choose?: (request: Received) => Exchange | undefined,
): Promise<TestServer> {
  const exact = new Map<string, Exchange>()
  for (const exchange of exchanges) {
    const { method, path, rawQuery } = exchange.request
    exact.set(keyOf(method, `${path}${rawQuery ? `?${rawQuery.replace(/^\?/, '')}` : ''}`), exchange)
  }
  return serve((request, response) => {
    const exchange = choose?.(request) ?? exact.get(keyOf(request.method, request.target))
    if (exchange === undefined) {
      response.writeHead(599).end(`no recording of ${request.method} ${request.target}`)
      return
    }
    const { status, headers, body } = exchange.response
    const type = headers['content-type']
    response.writeHead(status, typeof type === 'string' ? { 'content-type': type } : {})
    response.end(typeof body === 'string' && !String(type).includes('json') ? body : JSON.stringify(body))
  })
}

/** Method, path and the query without regard to order. */
function keyOf(method: string, target: string): string {
  const url = new URL(target, 'http://localhost')
  url.searchParams.sort()
  return `${method} ${url.pathname}?${url.searchParams}`
}

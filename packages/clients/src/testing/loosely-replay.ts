import type { Exchange } from './recordings.ts'
import { routeOf } from './route-of.ts'
import { serve, type TestServer } from './serve.ts'

/** A server that answers by route, whatever the ids, with a recording that was accepted. */
export function looselyReplay(exchanges: readonly Exchange[]): Promise<TestServer> {
  const byRoute = new Map<string, Exchange>()
  for (const exchange of exchanges) {
    const { method, path, rawQuery } = exchange.request
    const { status } = exchange.response
    if (status >= 200 && status < 300) byRoute.set(keyOf(method, `${path}?${rawQuery ?? ''}`), exchange)
  }
  return serve(({ method, target }, response) => {
    const exchange = byRoute.get(keyOf(method, target)) ?? byRoute.get(routeOf(method, target))
    if (exchange === undefined) {
      response.writeHead(599).end()
      return
    }
    const { headers, body } = exchange.response
    const type = headers['content-type']
    response.writeHead(200, typeof type === 'string' ? { 'content-type': type } : {})
    response.end(typeof body === 'string' && !String(type).includes('json') ? body : JSON.stringify(body))
  })
}

/** The route with those parameters that change the shape of the answer. */
function keyOf(method: string, target: string): string {
  const query = new URLSearchParams(target.split('?')[1])
  const shape = ['expanded', 'include', 'limit'].filter((name) =>
    /^(1|filterdata|items.*)$/.test(query.get(name) ?? ''),
  )
  return [routeOf(method, target), ...shape].join(' ')
}

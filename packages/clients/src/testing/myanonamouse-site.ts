import { createMyanonamouse, type MyanonamouseOptions } from '../myanonamouse/index.ts'
import { createInstantClock } from './instant-clock.ts'
import { serve, type Handler } from './serve.ts'

/** A client of a small server, with a clock that does not wait. */
export async function myanonamouseSite(handler: Handler, options: Partial<MyanonamouseOptions> = {}) {
  const server = await serve(handler)
  const clock = createInstantClock()
  const client = createMyanonamouse({
    mamId: options.store === undefined ? 'AAAA%3D%3D' : undefined,
    baseUrl: server.url,
    seedboxUrl: server.url,
    clock,
    ...options,
  })
  return {
    client,
    server,
    clock,
    /** The session of each request so far. */
    cookies: () => server.received.map(({ headers }) => headers.cookie),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

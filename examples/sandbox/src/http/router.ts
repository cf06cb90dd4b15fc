/** A route's answer, with the decoded parameters of its path. */
type Handler<Context, Answer> = (context: Context, params: Params) => Answer | Promise<Answer>

/** Parameters of a path; every name of the matched pattern is there. */
type Params = Record<string, string>

interface Route<Context, Answer> {
  method: string
  pattern: readonly string[]
  handler: Handler<Context, Answer>
}

/** Routes by method and pattern (`/api/items/:id`), tried in the order in which they were added. */
export interface Router<Context, Answer> {
  on(method: string, pattern: string, handler: Handler<Context, Answer>): Router<Context, Answer>
  /** The route of a request. Throws URIError for a percent sign that does not decode in a parameter. */
  find(method: string, path: string): { handler: Handler<Context, Answer>; params: Params } | undefined
}

/** A router without routes. */
export function createRouter<Context, Answer>(): Router<Context, Answer> {
  const routes = new Map<string, Route<Context, Answer>[]>()
  const router: Router<Context, Answer> = {
    on(method, pattern, handler) {
      const list = routes.get(method) ?? []
      list.push({ method, pattern: pattern.split('/'), handler })
      routes.set(method, list)
      return router
    },
    find(method, path) {
      const segments = path.replace(/\/$/, '').split('/')
      for (const route of routes.get(method) ?? []) {
        const params = match(route.pattern, segments)
        if (params !== undefined) return { handler: route.handler, params }
      }
      return undefined
    },
  }
  return router
}

function match(pattern: readonly string[], segments: readonly string[]): Params | undefined {
  if (pattern.length !== segments.length) return undefined
  const raw: Params = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':') && segment !== '') raw[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, decodeURIComponent(value)]))
}

import type { AnyTRPCRouter } from '@trpc/server'
import { pathShape } from './path-template.ts'
import { procedureDefinitions } from './procedure-definition.ts'
import { readRoute } from './read-route.ts'
import type { RestRoute } from './rest-route.ts'

/** Thrown at boot; its message names the mistakes of all procedures, one a line. */
export class RouteMistakes extends Error {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`These procedures cannot become REST routes:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`)
    this.name = 'RouteMistakes'
    this.mistakes = mistakes
  }
}

/**
 * The REST routes of a router: one for each query and mutation, read from its `meta.route` and its zod schemas.
 * Subscriptions have none. Throws {@link RouteMistakes}.
 */
export function collectRoutes(router: AnyTRPCRouter): RestRoute[] {
  const mistakes: string[] = []
  const routes: RestRoute[] = []
  const taken = new Map<string, string>()

  for (const definition of procedureDefinitions(router)) {
    const { name, meta, type } = definition
    if (type === 'subscription') continue
    if (meta?.route === undefined) {
      mistakes.push(`${name}: it has no meta({ route: 'GET /api/…' })`)
      continue
    }
    const { route, mistakes: found } = readRoute({ ...definition, type, meta })
    mistakes.push(...found.map((mistake) => `${name} (${meta.route}): ${mistake}`))
    const address = `${route.method} ${pathShape(route.path)}`
    const other = taken.get(address)
    if (other !== undefined) mistakes.push(`${name} (${meta.route}): ${other} has the same route`)
    taken.set(address, name)
    routes.push(route)
  }
  if (mistakes.length > 0) throw new RouteMistakes(mistakes)
  return routes
}

import { ApiError, type Issue } from '../api/api-error.ts'
import type { RestRoute } from './rest-route.ts'

/** The parts of a request that an input is made of, as the HTTP server gives them. */
export interface RequestParts {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly ifMatch: string | undefined
}

/**
 * Puts the input of a procedure together. Strings of path and query are decoded where the schema asks for it; values
 * of a body are taken as they are. Throws `invalid_input` for anything the route does not know.
 */
export function readInput(route: RestRoute, request: RequestParts): Record<string, unknown> | undefined {
  const issues: Issue[] = []
  const input: Record<string, unknown> = route.hasBody ? readBody(route, request.body, issues) : {}
  if (!route.hasBody && request.body != null) issues.push({ path: '', message: `${route.method} takes no body` })

  for (const [name, value] of entries(request.query)) {
    const decode = route.queryFields.get(name)
    if (decode === undefined) issues.push({ path: name, message: 'Unknown query parameter' })
    else input[name] = decode(value)
  }
  for (const [name, decode] of route.pathFields) input[name] = decode(Reflect.get(Object(request.params), name))
  if (route.takesVersion) readVersion(input, request.ifMatch, issues)

  if (issues.length > 0) throw new ApiError({ code: 'invalid_input', issues })
  return route.input === null ? undefined : input
}

function readBody(route: RestRoute, body: unknown, issues: Issue[]): Record<string, unknown> {
  if (body == null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) {
    issues.push({ path: '', message: 'The body has to be a JSON object' })
    return {}
  }
  for (const name of route.pathFields.keys()) {
    if (Object.hasOwn(body, name)) issues.push({ path: name, message: 'Belongs into the path, not into the body' })
  }
  if (route.input === null && Object.keys(body).length > 0) {
    issues.push({ path: '', message: 'This route takes no fields' })
  }
  return { ...body }
}

const entityTag = /^(?:W\/)?"(\d{1,10})"$/

/** `If-Match: "3"` is the version that the caller has seen; `*` asks for nothing beyond existence. */
function readVersion(input: Record<string, unknown>, ifMatch: string | undefined, issues: Issue[]): void {
  if (ifMatch === undefined || ifMatch === '*') return
  const version = entityTag.exec(ifMatch)?.[1]
  if (version === undefined) {
    throw new ApiError({ code: 'malformed_request', detail: 'If-Match has to be one version in quotes, such as "3".' })
  }
  if (input['version'] !== undefined && input['version'] !== Number(version)) {
    issues.push({ path: 'version', message: 'Differs from If-Match' })
  }
  input['version'] = Number(version)
}

function entries(query: unknown): [string, unknown][] {
  return typeof query === 'object' && query !== null ? Object.entries(query) : []
}

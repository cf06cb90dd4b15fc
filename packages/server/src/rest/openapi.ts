import type { RestRoute } from './rest-route.ts'
import { errorCodes, type ErrorCode } from '../api/error-codes.ts'
import { Problem } from '../api/problem.ts'
import { createComponents, type Components } from './openapi-components.ts'
import { outputJsonSchema, propertyOf, type JsonSchema } from './json-schema.ts'

export interface OpenApiInfo {
  readonly title: string
  readonly version: string
  readonly description: string
}

/** An OpenAPI 3.1 document; paths in the order of the routes. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1'
  readonly info: OpenApiInfo & { readonly license: { readonly name: string; readonly identifier: string } }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly components: object
}

/** Operations that are written by hand, by path and method. */
export type HandWritten = Readonly<Record<string, Readonly<Record<string, object>>>>

/** Describes all routes. The same routes give the same document, byte for byte. */
export function openApiDocument(
  routes: readonly RestRoute[],
  info: OpenApiInfo,
  handWritten: HandWritten = {},
): OpenApiDocument {
  const components = createComponents()
  components.schemaOf(outputJsonSchema(Problem))
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const operations = (paths[route.path] ??= {})
    operations[route.method.toLowerCase()] = operationOf(route, components)
  }
  return {
    openapi: '3.1.1',
    info: { ...info, license: { name: 'MIT', identifier: 'MIT' } },
    tags: [...new Set(routes.map((route) => route.meta.tag))].map((name) => ({ name })),
    paths: { ...paths, ...handWritten },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      responses: Object.fromEntries(Object.keys(errorCodes).map((code) => [code, problemResponse(code as ErrorCode)])),
      schemas: components.schemas(),
    },
  }
}

const text = { type: 'string' }

function operationOf(route: RestRoute, components: Components): object {
  const { meta, input } = route
  const field = (name: string, place: 'path' | 'query') => {
    const { description, ...schema } = (input && propertyOf(input, name)) ?? {}
    const required = place === 'path' || (input?.required?.includes(name) ?? false)
    return { name, in: place, required, ...(description && { description }), schema: components.schemaOf(schema) }
  }
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The version that was seen, in quotes; another one answers 409.',
    schema: { type: 'string' },
  }
  const parameters = [
    ...Array.from(route.pathFields.keys(), (name) => field(name, 'path')),
    ...Array.from(route.queryFields.keys(), (name) => field(name, 'query')),
    ...(route.takesVersion ? [ifMatch] : []),
  ]
  const body = bodySchema(route)
  return {
    operationId: route.name,
    tags: [meta.tag],
    summary: meta.summary,
    description: [meta.description, scopeSentence(route)].filter(Boolean).join(' '),
    security: meta.scope === 'public' ? [] : [{ bearer: [] }, { apiKey: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: (body.required ?? []).length > 0,
        content: {
          'application/json': { schema: components.schemaOf(body) },
          ...(meta.rows && { 'text/csv': { schema: text }, 'application/x-ndjson': { schema: text } }),
        },
      },
    }),
    responses: { [route.status]: successResponse(route, components), ...problemResponses(route) },
  }
}

function scopeSentence({ meta }: RestRoute): string {
  return meta.scope === 'public' ? 'Needs no key.' : `Needs a key of the scope \`${meta.scope}\`.`
}

function successResponse(route: RestRoute, components: Components): object {
  const headers = {
    ...(route.meta.location && { Location: header('Where the result is found.') }),
    ...(route.givesVersion && { ETag: header('The version, in quotes, for If-Match.') }),
  }
  return {
    description: route.status === 204 ? 'Done.' : route.status === 202 ? 'Accepted.' : 'Success.',
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(route.output && { content: { 'application/json': { schema: components.schemaOf(route.output) } } }),
  }
}

function header(description: string): object {
  return { description, schema: { type: 'string' } }
}

/** The body of a request: the input without the fields that come from the path. */
function bodySchema(route: RestRoute): JsonSchema | null {
  if (!route.hasBody || route.input === null) return null
  const properties = Object.entries(route.input.properties ?? {}).filter(([name]) => !route.pathFields.has(name))
  if (properties.length === 0) return null
  const required = route.input.required?.filter((name) => !route.pathFields.has(name)) ?? []
  const { required: _, ...rest } = route.input
  return { ...rest, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) }
}

function problemResponses(route: RestRoute): Record<string, object> {
  const codes: ErrorCode[] = ['internal', 'timeout', 'rate_limited', ...(route.meta.problems ?? [])]
  if (route.meta.scope !== 'public') codes.push('unauthorized', 'forbidden')
  if (route.pathFields.size > 0) codes.push('not_found')
  if (route.takesVersion) codes.push('conflict')
  if (route.input !== null) codes.push('invalid_input')
  if (route.hasBody) codes.push('malformed_request', 'payload_too_large', 'unsupported_media_type')
  const byStatus = codes.map((code) => [String(errorCodes[code].status), { $ref: `#/components/responses/${code}` }])
  return Object.fromEntries(byStatus)
}

function problemResponse(code: ErrorCode): object {
  const schema = { $ref: '#/components/schemas/Problem' }
  return { description: errorCodes[code].title, content: { 'application/problem+json': { schema } } }
}

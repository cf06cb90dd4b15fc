import type { z } from 'zod'
import type { HttpMethod, RouteMeta } from '../api/route-meta.ts'
import { type Decode, decoderOf } from './decode.ts'
import { inputJsonSchema, type JsonSchema, outputJsonSchema, propertyOf } from './json-schema.ts'
import { isPathTemplate, pathParameters } from './path-template.ts'
import type { ProcedureDefinition } from './procedure-definition.ts'
import type { RestRoute } from './rest-route.ts'

const methodsOf: Readonly<Record<'query' | 'mutation', readonly string[]>> = {
  query: ['GET'],
  mutation: ['POST', 'PUT', 'PATCH', 'DELETE'],
}
const bodyMethods: readonly string[] = ['POST', 'PUT', 'PATCH']

/** Reads one route from a procedure, together with everything that is wrong with it. */
export function readRoute(
  definition: ProcedureDefinition & { readonly type: 'query' | 'mutation'; readonly meta: RouteMeta },
): { route: RestRoute; mistakes: string[] } {
  const { name, procedure, meta, type } = definition
  const mistakes: string[] = []
  const space = meta.route.indexOf(' ')
  const method = meta.route.slice(0, space)
  const path = meta.route.slice(space + 1)
  const input = convert(definition.input, inputJsonSchema, 'input', mistakes)
  const output = convert(definition.output, outputJsonSchema, 'output', mistakes)
  const status = meta.status ?? 200
  const hasBody = bodyMethods.includes(method)

  if (!methodsOf[type].includes(method)) {
    mistakes.push(`a ${type} needs one of the methods ${methodsOf[type].join(', ')}, not "${method}"`)
  }
  if (!isPathTemplate(path)) mistakes.push(`"${path}" is not a path of lower-case words and {name} segments`)
  if (definition.inputs > 0 && definition.input === null) mistakes.push('its input is not one zod schema')
  if (input !== null && (input.type !== 'object' || input.additionalProperties !== false)) {
    mistakes.push('its input is not a z.strictObject')
  }
  if (status === 204 ? definition.output !== null : definition.output === null) {
    mistakes.push(status === 204 ? 'an answer of status 204 has no output' : 'it has no output schema')
  }
  mistakes.push(...locationMistakes(meta, output))

  const names = pathParameters(path)
  const pathFields = fields(names, input, 'path', mistakes)
  for (const parameter of names) {
    if (input?.properties?.[parameter] !== undefined && !input.required?.includes(parameter)) {
      mistakes.push(`the path's {${parameter}} is optional in the input`)
    }
  }
  const others = Object.keys(input?.properties ?? {}).filter((field) => !names.includes(field))
  const queryFields = hasBody ? new Map<string, Decode>() : fields(others, input, 'query', mistakes)

  const route: RestRoute = {
    name,
    procedure,
    type,
    meta,
    method: method as HttpMethod,
    path,
    status,
    pathFields,
    queryFields,
    hasBody,
    takesVersion: type === 'mutation' && input !== null && propertyOf(input, 'version') !== undefined,
    givesVersion: output !== null && propertyOf(output, 'version') !== undefined,
    input,
    output,
  }
  return { route, mistakes }
}

function fields(names: readonly string[], input: JsonSchema | null, place: string, mistakes: string[]) {
  const found = new Map<string, Decode>()
  for (const name of names) {
    const schema = input && propertyOf(input, name)
    const decode = schema && decoderOf(schema, input?.$defs)
    if (!schema) mistakes.push(`the ${place}'s {${name}} is not a field of the input`)
    else if (!decode) mistakes.push(`"${name}" comes from the ${place}, but strings cannot carry its type`)
    else found.set(name, decode)
  }
  return found
}

function convert(
  schema: z.ZodType | null,
  toJsonSchema: (schema: z.ZodType) => JsonSchema,
  what: string,
  mistakes: string[],
): JsonSchema | null {
  try {
    return schema && toJsonSchema(schema)
  } catch (error) {
    mistakes.push(`its ${what} has no JSON Schema: ${error instanceof Error ? error.message : 'unknown reason'}`)
    return null
  }
}

function locationMistakes(meta: RouteMeta, output: JsonSchema | null): string[] {
  if (meta.location === undefined) return meta.status === 201 ? ['an answer of status 201 needs a location'] : []
  return pathParameters(meta.location)
    .filter((name) => output === null || propertyOf(output, name) === undefined)
    .map((name) => `the location's {${name}} is not a field of the output`)
}

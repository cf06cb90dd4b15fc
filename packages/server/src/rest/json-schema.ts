import { z } from 'zod'

/** A JSON Schema as zod writes it (draft 2020-12). */
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema of what a caller sends. Defaults are optional in it. */
export function inputJsonSchema(schema: z.ZodType): JsonSchema {
  return convert(schema, 'input')
}

/** The JSON Schema of what is answered. */
export function outputJsonSchema(schema: z.ZodType): JsonSchema {
  return convert(schema, 'output')
}

/** The one schema behind `anyOf: [x, null]` or `type: [x, null]`, references resolved; the schema itself when there is no single one. */
export function withoutNull(schema: JsonSchema, definitions: JsonSchema['$defs']): JsonSchema {
  const resolved = resolve(schema, definitions)
  if (Array.isArray(resolved.type)) {
    const [type, ...rest] = resolved.type.filter((name) => name !== 'null')
    return rest.length === 0 && type !== undefined ? { ...resolved, type } : resolved
  }
  const choices = resolved.anyOf?.filter((choice) => typeof choice === 'object' && choice.type !== 'null')
  const [only, ...others] = choices ?? []
  return typeof only === 'object' && others.length === 0 ? withoutNull(only, definitions) : resolved
}

/** A property of an object schema, also of one that is a reference to its own definitions; or undefined. */
export function propertyOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  const { properties } = resolve(schema, schema.$defs)
  if (properties === undefined || !Object.hasOwn(properties, name)) return undefined
  const property = properties[name]
  return typeof property === 'object' ? property : undefined
}

function resolve(schema: JsonSchema, definitions: JsonSchema['$defs']): JsonSchema {
  const name = schema.$ref?.replace(/^#\/\$defs\//, '')
  const found = name === undefined ? undefined : definitions?.[name]
  return typeof found === 'object' ? found : schema
}

function convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'throw',
    override({ jsonSchema }) {
      // A named format says it better than the pattern that checks it.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern
      // Bounds that every integer of JavaScript has.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      // Answers may grow new fields without a new version.
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return json
}

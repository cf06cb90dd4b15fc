import { type JsonSchema, withoutNull } from './json-schema.ts'

/** Turns what a query or a path holds into what the schema asks for; what does not fit stays, for zod to refuse. */
export type Decode = (value: unknown) => unknown

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const asItIs: Decode = (value) => value

/**
 * The decoder of one field of a query or a path: numbers in plain decimal notation, booleans only as `true` and
 * `false`, an array from repeated or single parameters. Null when strings cannot carry a value of this schema.
 */
export function decoderOf(schema: JsonSchema, definitions: JsonSchema['$defs']): Decode | null {
  const plain = withoutNull(schema, definitions)
  if (plain.type === 'array' && typeof plain.items === 'object' && !Array.isArray(plain.items)) {
    const item = scalarDecoder(withoutNull(plain.items, definitions))
    return item && ((value) => (Array.isArray(value) ? value : [value]).map(item))
  }
  return scalarDecoder(plain)
}

function scalarDecoder(schema: JsonSchema): Decode | null {
  switch (schema.type) {
    case 'number':
    case 'integer':
      return (value) => (typeof value === 'string' && decimal.test(value) ? Number(value) : value)
    case 'boolean':
      return (value) => (value === 'true' ? true : value === 'false' ? false : value)
    case 'string':
      return asItIs
    default:
      return choiceDecoder(schema)
  }
}

/** Choices are decodable when all of them are strings: a number among them would make `1` ambiguous. */
function choiceDecoder(schema: JsonSchema): Decode | null {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices?.every((choice) => typeof choice === 'object' && choice.type === 'string')) return asItIs
  return schema.enum?.every((value) => typeof value === 'string') || typeof schema.const === 'string' ? asItIs : null
}

import type { JsonSchema } from './json-schema.ts'

/** Gathers the named schemas of many JSON Schemas in one place of a document. */
export interface Components {
  /** The schema with its references led to the components; a named schema becomes a reference itself. */
  schemaOf(schema: JsonSchema): JsonSchema
  /** What was gathered, sorted by name. */
  schemas(): Readonly<Record<string, JsonSchema>>
}

const localPrefix = '#/$defs/'

/** No components yet. Throws when two different schemas have one name. */
export function createComponents(): Components {
  const gathered = new Map<string, JsonSchema>()

  const add = (name: string, schema: JsonSchema): JsonSchema => {
    const led = lead(schema)
    const other = gathered.get(name)
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(led)) {
      throw new Error(`Two different schemas are named "${name}".`)
    }
    gathered.set(name, led)
    return { $ref: `#/components/schemas/${name}` }
  }

  return {
    schemaOf({ $defs, id, ...schema }) {
      for (const [name, definition] of Object.entries($defs ?? {})) {
        if (typeof definition === 'object') add(name, withoutId(definition))
      }
      return typeof id === 'string' ? add(id, schema) : lead(schema)
    },
    schemas: () => Object.fromEntries([...gathered].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function withoutId(schema: JsonSchema): JsonSchema {
  const { id: _, ...rest } = schema
  return rest
}

/** The same schema, its `#/$defs/X` written as `#/components/schemas/X`. */
function lead(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith(localPrefix)
      ? `#/components/schemas/${value.slice(localPrefix.length)}`
      : value,
  )
}

import { decoderOf } from '../rest/decode.ts'
import { inputJsonSchema, propertyOf } from '../rest/json-schema.ts'
import { NewBook } from './schemas/book-input.ts'

const schema = inputJsonSchema(NewBook)
const lists = new Set(['narrators', 'genres', 'tags'])

/**
 * A book out of the cells of one line of a table, by the names of the columns. Empty cells are left out. Lists are
 * divided by semicolons; `authors` are names, `series` and `sequence` go together. What does not fit is left as it is,
 * for the schema to refuse.
 */
export function bookOfCells(cells: Readonly<Record<string, string>>): Record<string, unknown> {
  const book: Record<string, unknown> = {}
  for (const [name, cell] of Object.entries(cells)) {
    const text = cell.trim()
    if (text !== '' && name !== 'sequence') book[name] = valueOf(name, text, cells['sequence']?.trim())
  }
  if (book['series'] === undefined && cells['sequence']?.trim()) book['sequence'] = cells['sequence']
  return book
}

function valueOf(name: string, text: string, sequence: string | undefined): unknown {
  if (name === 'authors') return divide(text).map((author) => ({ name: author }))
  if (name === 'series') return [{ name: text, ...(sequence && { sequence }) }]
  if (lists.has(name)) return divide(text)
  const property = propertyOf(schema, name)
  return property === undefined ? text : (decoderOf(property, schema.$defs)?.(text) ?? text)
}

function divide(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

import { nameKey } from '../discovery/name.ts'
import { titleKey } from '../discovery/normalize.ts'
import { DomainError } from '../errors.ts'
import type { TableName } from './tables.ts'

/** Keys are cut here: PostgreSQL's indexes hold no more than 2,704 bytes, and a letter may take four. */
const longestKey = 500

/** The longest text, in bytes, that an index holds; longer ones are no identifier or path that anybody has. */
export const longestIndexed = 2_600

/** A text that rows are looked up by. Throws `invalid_value` for one that PostgreSQL's indexes do not hold. */
export function indexedOrRefuse(entity: TableName, field: string, text: string): string {
  if (Buffer.byteLength(text) <= longestIndexed) return text
  throw new DomainError({
    code: 'invalid_value',
    entity,
    field,
    message: `The value of ${entity}.${field} is longer than ${longestIndexed} bytes.`,
  })
}

/** The key that a title, or the name of a series, is compared and sorted by. */
export function storedTitleKey(title: string): string {
  return cut(titleKey(title) || title.toLowerCase())
}

/** The key that the name of a person is compared and sorted by. */
export function storedNameKey(name: string): string {
  return cut(nameKey(name) || name.toLowerCase())
}

function cut(key: string): string {
  // Not in the middle of a letter of two halves.
  return key.length <= longestKey
    ? key
    : key
        .slice(0, longestKey)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
}

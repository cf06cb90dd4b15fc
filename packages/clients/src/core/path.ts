import { wellFormed } from './well-formed.ts'

/**
 * A path with its values encoded: path`/api/items/${id}`. A value that is empty or made of dots alone would change
 * which route is meant, so it throws a TypeError.
 */
export function path(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map(segment))
}

function segment(value: string | number): string {
  // Callers without types would otherwise ask for `/items/undefined`.
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new TypeError('An id in a path must be text or a number')
  const text = wellFormed(String(value))
  if (text === '' || text === '.' || text === '..')
    throw new TypeError('An id in a path must not be empty or dots alone')
  return encodeURIComponent(text)
}

import { hasEntries, hasText } from './completeness.ts'
import { asinOf, isbnOf } from './isbn.ts'
import { languageCode } from './language.ts'
import type { BookMetadata, MetadataField, MetadataValue } from './metadata-types.ts'
import { foldText, titleKey } from './normalize.ts'
import { parseTitle } from './title.ts'
import type { SeriesRecord } from './types.ts'

/** The value of a field, null for nothing said. */
export function valueOf(book: BookMetadata, field: MetadataField): MetadataValue {
  const value = book[field] ?? null
  return isEmpty(value) ? null : value
}

function isEmpty(value: MetadataValue): boolean {
  if (typeof value === 'string') return !hasText(value)
  return Array.isArray(value) ? !hasEntries(value) : value === null || value === 0
}

/** Whether two values say the same, however they are written. */
export function saysTheSame(field: MetadataField, a: MetadataValue, b: MetadataValue): boolean {
  if (field === 'isbn') return isbnOf(a) !== null && isbnOf(a) === isbnOf(b)
  if (field === 'language') return languageCode(a) !== null && languageCode(a) === languageCode(b)
  if (field === 'coverUrl') return a === b
  return keyOf(a) === keyOf(b)
}

function keyOf(value: MetadataValue): string {
  if (Array.isArray(value)) return value.map(keyOfEntry).toSorted().join('|')
  return typeof value === 'string' ? foldText(value) : String(value)
}

function keyOfEntry(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return foldText(entry)
  const { name = '', sequence = '' } = { ...entry } as Partial<SeriesRecord>
  return foldText(`${name} ${sequence ?? ''}`)
}

/** Whether a value may be written at all: it is what its field holds, and what can be checked is right. */
export function isSound(field: MetadataField, value: MetadataValue): boolean {
  switch (field) {
    case 'isbn':
      return isbnOf(value) !== null
    case 'asin':
      return asinOf(value) !== null
    case 'language':
      return languageCode(value) !== null
    case 'publishedDate':
      return typeof value === 'string' && isDate(value)
    case 'publishedYear':
      return typeof value === 'number' && Number.isInteger(value) && value >= firstYear && value <= lastYear
    case 'durationSeconds':
      return typeof value === 'number' && Number.isFinite(value) && value > 0
    case 'abridged':
      return typeof value === 'boolean'
    case 'coverUrl':
      return typeof value === 'string' && webAddress.test(value)
    case 'authors':
    case 'narrators':
    case 'series':
    case 'genres':
      return Array.isArray(value) && value.every(saysSomething)
    default:
      return typeof value === 'string'
  }
}

/** Before printing, and beyond what is announced, a year is a mistake: sources write 0 or 9999 for unknown. */
const firstYear = 1000
const lastYear = 2199

const datePattern = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T|$)/u

function isDate(text: string): boolean {
  const year = Number(datePattern.exec(text)?.[1])
  return year >= firstYear && year <= lastYear
}

/** A picture comes from the web: other schemes run programs or read files. */
const webAddress = /^https?:\/\/[^\s/]/iu

/** A name, or a record with one. */
function saysSomething(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null ? 'name' in entry && hasText(entry.name) : hasText(entry)
}

/** A text has to be this much longer to be better for its length alone. */
const muchLonger = 1.5

/** Whether a new value is better for its field: more complete, more exact, or free of notes that are no part of it. */
export function isBetter(field: MetadataField, from: MetadataValue, to: MetadataValue): boolean {
  switch (field) {
    case 'title':
      return isCleanerTitle(from, to)
    case 'description':
      return textLength(to) > textLength(from) * muchLonger
    case 'publishedDate':
      return textLength(to) > textLength(from) && String(to).startsWith(String(from))
    case 'genres':
    case 'authors':
      return isLarger(from, to)
    case 'series':
      return isNumbered(to) && !isNumbered(from)
    case 'isbn':
      return isbnOf(from) === null
    case 'asin':
      return asinOf(from) === null
    case 'language':
      return languageCode(from) === null
    default:
      return false
  }
}

/** "16 - Soul Music (Unabridged)" is worse than "Soul Music": the same title without notes. */
function isCleanerTitle(from: MetadataValue, to: MetadataValue): boolean {
  const parsed = parseTitle(from)
  const noisy = parsed.series !== null || parsed.sequence !== null || parsed.flags.length > 0
  return noisy && titleKey(parsed.title) === titleKey(to) && titleKey(from) !== titleKey(to)
}

function textLength(value: MetadataValue): number {
  return typeof value === 'string' ? value.trim().length : 0
}

/** Holds everything that the other list holds, and more. */
function isLarger(from: MetadataValue, to: MetadataValue): boolean {
  if (!Array.isArray(from) || !Array.isArray(to) || to.length <= from.length) return false
  const keys = new Set(to.map(keyOfEntry))
  return from.every((entry) => keys.has(keyOfEntry(entry)))
}

function isNumbered(value: MetadataValue): boolean {
  return (
    Array.isArray(value) &&
    value.some((entry) => typeof entry === 'object' && entry !== null && 'sequence' in entry && hasText(entry.sequence))
  )
}

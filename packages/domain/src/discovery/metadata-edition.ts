import { asinOf, isbnOf } from './isbn.ts'
import type { BookMetadata, MetadataField } from './metadata-types.ts'
import { parseName } from './name.ts'
import { ruleFor } from './same-name.ts'
import type { PersonRecord } from './types.ts'

/** Fields that describe one recording, not the work. */
const editionFields: ReadonlySet<MetadataField> = new Set<MetadataField>([
  'narrators',
  'durationSeconds',
  'asin',
  'abridged',
])

/** Whether a field belongs to the edition. */
export function isEditionField(field: MetadataField): boolean {
  return editionFields.has(field)
}

/** Two running times this close are of one recording: intros and rounding differ by less. */
const closeRuntime = 0.03

/** Whether two records describe one recording: by identifier, narrator or running time. Unknown is no. */
export function isSameEdition(book: BookMetadata, candidate: BookMetadata): boolean {
  const asin = asinOf(book.asin)
  if (asin !== null && asin === asinOf(candidate.asin)) return true
  const isbn = isbnOf(book.isbn)
  if (isbn !== null && isbn === isbnOf(candidate.isbn)) return true
  const runtimes = compareRuntime(book.durationSeconds, candidate.durationSeconds)
  const readers = compareReaders(book.narrators ?? [], candidate.narrators ?? [])
  if (runtimes === false || readers === false) return false
  return runtimes === true || readers === true
}

function compareRuntime(a: number | null | undefined, b: number | null | undefined): boolean | null {
  if (typeof a !== 'number' || typeof b !== 'number' || a <= 0 || b <= 0) return null
  return Math.abs(a - b) <= Math.max(a, b) * closeRuntime
}

function compareReaders(a: readonly PersonRecord[], b: readonly PersonRecord[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null
  const names = b.map(nameOf)
  return a.some((reader) => names.some((other) => ruleFor(parseName(nameOf(reader)), parseName(other)) !== null))
}

function nameOf(person: PersonRecord): string {
  return typeof person === 'string' ? person : person.name
}

/** Whether both carry an ASIN and they differ: the candidate is another edition, and nothing of it may be written. */
export function hasOtherAsin(book: BookMetadata, candidate: BookMetadata): boolean {
  const asin = asinOf(book.asin)
  const other = asinOf(candidate.asin)
  return asin !== null && other !== null && asin !== other
}

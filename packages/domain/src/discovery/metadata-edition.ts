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

/**
 * Whether a candidate may speak for a field as far as its edition goes. What describes one recording needs the same one;
 * an ISBN only no other one, as sources of printed books know no recordings. Everything else belongs to the work.
 */
export function fitsEdition(book: BookMetadata, candidate: BookMetadata, field: MetadataField): boolean {
  if (editionFields.has(field)) return isSameEdition(book, candidate)
  return field !== 'isbn' || !isOtherEdition(book, candidate)
}

/** Two running times this close are of one recording: intros and rounding differ by less. */
const closeRuntime = 0.03

/** Whether two records describe one recording: by identifier, narrator or running time. Unknown is no. */
function isSameEdition(book: BookMetadata, candidate: BookMetadata): boolean {
  if (hasSameIdentifier(book, candidate)) return true
  const signs = editionSigns(book, candidate)
  return !signs.includes(false) && signs.includes(true)
}

/** Whether two records describe two recordings: narrators, running times or abridgement differ. Unknown is no. */
function isOtherEdition(book: BookMetadata, candidate: BookMetadata): boolean {
  if (hasSameIdentifier(book, candidate)) return false
  if (editionSigns(book, candidate).includes(false)) return true
  return (
    typeof book.abridged === 'boolean' &&
    typeof candidate.abridged === 'boolean' &&
    book.abridged !== candidate.abridged
  )
}

function hasSameIdentifier(book: BookMetadata, candidate: BookMetadata): boolean {
  const asin = asinOf(book.asin)
  if (asin !== null && asin === asinOf(candidate.asin)) return true
  const isbn = isbnOf(book.isbn)
  return isbn !== null && isbn === isbnOf(candidate.isbn)
}

/** What running time and narrators say: the same, another, or nothing. */
function editionSigns(book: BookMetadata, candidate: BookMetadata): (boolean | null)[] {
  return [
    compareRuntime(book.durationSeconds, candidate.durationSeconds),
    compareReaders(book.narrators ?? [], candidate.narrators ?? []),
  ]
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

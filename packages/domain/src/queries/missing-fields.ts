import { type RawBuilder, sql } from 'kysely'
import { type LackingField, lackingBit } from '../migrations/completeness.ts'

/** The fields that a list of books can be asked to lack. `identifier` is both ISBN and ASIN. */
export const missingFields = [
  'author',
  'narrator',
  'series',
  'publisher',
  'year',
  'language',
  'description',
  'isbn',
  'asin',
  'identifier',
  'cover',
  'duration',
  'genres',
] as const
export type MissingField = (typeof missingFields)[number]

const conditions: Readonly<Record<MissingField, RawBuilder<unknown>>> = {
  author: sql`t.lacks_author = true`,
  narrator: sql`t.narrators = '[]'`,
  series: sql`t.lacks_series = true`,
  publisher: sql`t.publisher is null`,
  year: sql`t.published_year is null`,
  language: sql`t.language is null`,
  description: sql`t.description is null`,
  isbn: sql`t.isbn is null`,
  asin: sql`t.asin is null`,
  identifier: sql`t.isbn is null and t.asin is null`,
  cover: sql`t.cover_url is null`,
  duration: sql`t.duration_seconds is null`,
  genres: sql`t.genres = '[]'`,
}

/** The condition that a book `t` lacks a field. Blank text is never stored, so null is the only way to lack one. */
export function lacks(field: MissingField): RawBuilder<unknown> {
  return conditions[field]
}

const indexes: Readonly<Record<MissingField, string>> = {
  author: 'book_without_author',
  narrator: 'book_without_narrators',
  series: 'book_without_series',
  publisher: 'book_without_publisher',
  year: 'book_without_year',
  language: 'book_without_language',
  description: 'book_without_description',
  isbn: 'book_without_isbn',
  asin: 'book_without_asin',
  identifier: 'book_without_asin',
  cover: 'book_without_cover',
  duration: 'book_without_duration',
  genres: 'book_without_genres',
}

/** The index of the books that lack a field. */
export function indexOfLacking(field: MissingField): string {
  return indexes[field]
}

/** The bits of what a book lacks that lacks a field, as they are counted. */
export function bitsOfLacking(field: MissingField): number {
  const parts: readonly LackingField[] = field === 'identifier' ? ['isbn', 'asin'] : [field]
  return parts.reduce((sum, part) => sum + lackingBit(part), 0)
}

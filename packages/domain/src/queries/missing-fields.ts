import { type RawBuilder, sql } from 'kysely'

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
  author: sql`not exists (select 1 from book_author j where j.book_id = t.id)`,
  narrator: sql`t.narrators = '[]'`,
  series: sql`not exists (select 1 from book_series j where j.book_id = t.id)`,
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

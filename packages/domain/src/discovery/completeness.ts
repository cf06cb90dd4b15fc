import type { BookMetadata } from './metadata-types.ts'

/** How much of what applies to a book is known. */
export interface MetadataCompleteness {
  /** Whole per cent of the fields that apply: 100 when none lacks. */
  percentage: number
  filled: string[]
  missing: string[]
}

type Filled = (book: BookMetadata) => boolean

/** The fields that count, in the order of the report. Series and sequence count only for a book that is in a series. */
const fields: readonly (readonly [string, Filled])[] = [
  ['title', ({ title }) => hasText(title)],
  ['author', ({ authors }) => hasEntries(authors)],
  ['narrator', ({ narrators }) => hasEntries(narrators)],
  ['publisher', ({ publisher }) => hasText(publisher)],
  ['year', ({ publishedYear, publishedDate }) => typeof publishedYear === 'number' || hasText(publishedDate)],
  ['language', ({ language }) => hasText(language)],
  ['description', ({ description }) => hasText(description)],
  ['isbn or asin', ({ isbn, asin }) => hasText(isbn) || hasText(asin)],
  ['cover', ({ coverUrl }) => hasText(coverUrl)],
  ['duration', ({ durationSeconds }) => typeof durationSeconds === 'number' && durationSeconds > 0],
  ['genres', ({ genres }) => hasEntries(genres)],
]

/** The share of the fields that apply to a book and are filled. A book outside any series can reach 100. */
export function metadataCompleteness(book: BookMetadata): MetadataCompleteness {
  const filled: string[] = []
  const missing: string[] = []
  for (const [name, isFilled] of fields) (isFilled(book) ? filled : missing).push(name)
  if (hasEntries(book.series)) {
    filled.push('series')
    const numbered = book.series?.some((series) => hasText(series?.sequence)) === true
    ;(numbered ? filled : missing).push('sequence')
  }
  return { percentage: Math.floor((100 * filled.length) / (filled.length + missing.length)), filled, missing }
}

/** Whether a value is text that says something. */
export function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

/** Whether a value is a list that holds something. */
export function hasEntries(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

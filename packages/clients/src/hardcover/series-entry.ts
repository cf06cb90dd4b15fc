import { toAudio, type HardcoverAudio } from './audio.ts'
import { authorsOf, toContributors } from './contributors.ts'
import type { BookDetails, BookWire, SeriesEntry } from './schemas.ts'

/** A book at its place in a series. */
export interface HardcoverSeriesBook {
  id: number
  title: string
  slug: string | null
  /** `null` for companions and the like. A compilation has the place of its first book. */
  position: number | null
  /** Free text about the place: "1-3", "Companion". */
  details: string | null
  /** Several books in one volume, by the entry or by the book. */
  compilation: boolean
  /** A piece of a book: "Part 1 of 2". */
  partial: boolean
  authors: string[]
  /** YYYY-MM-DD, or the year alone; may lie ahead. */
  releaseDate: string | null
  /** How many readers have it on a shelf. */
  readers: number
  audio: HardcoverAudio | null
}

/**
 * Gives the entry's book, or `null` for an entry without one, without a title, or for a duplicate of another book.
 * `details` are those of all books of the series, by id.
 */
export function toSeriesBook(
  { position, details: text, compilation, book }: SeriesEntry,
  details: ReadonlyMap<number, BookDetails>,
): HardcoverSeriesBook | null {
  if (!book?.title || book.canonical_id) return null
  const known = details.get(book.id)
  return {
    id: book.id,
    title: book.title,
    slug: book.slug || null,
    position: position ?? null,
    details: text || null,
    compilation: Boolean(compilation) || Boolean(book.compilation),
    partial: Boolean(book.is_partial_book),
    authors: authorsOf(toContributors(known ?? {})),
    releaseDate: releaseDateOf(book),
    readers: book.users_count ?? 0,
    audio: toAudio(known?.default_audio_edition),
  }
}

export function releaseDateOf(book: Pick<BookWire, 'release_date' | 'release_year'>): string | null {
  return book.release_date || (book.release_year ? String(book.release_year) : null)
}

import type { SeriesEntry } from './schemas.ts'

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
  audio: {
    asin: string | null
    isbn: string | null
    durationSeconds: number | null
    releaseDate: string | null
    language: string | null
  } | null
}

/** Gives the entry's book, or `null` for an entry without one, without a title, or for a duplicate of another book. */
export function toSeriesBook({ position, details, compilation, book }: SeriesEntry): HardcoverSeriesBook | null {
  if (!book?.title || book.canonical_id) return null
  const audio = book.default_audio_edition
  return {
    id: book.id,
    title: book.title,
    slug: book.slug || null,
    position: position ?? null,
    details: details || null,
    compilation: Boolean(compilation) || Boolean(book.compilation),
    partial: Boolean(book.is_partial_book),
    // A contribution with a word ("Narrator", "Translator") is not the author's.
    authors: (book.contributions ?? []).flatMap((one) => (one.author && !one.contribution ? [one.author.name] : [])),
    releaseDate: book.release_date || (book.release_year ? String(book.release_year) : null),
    readers: book.users_count ?? 0,
    audio: audio
      ? {
          asin: audio.asin || null,
          isbn: audio.isbn_13 || null,
          durationSeconds: audio.audio_seconds || null,
          releaseDate: audio.release_date || null,
          language: audio.language?.code2 || null,
        }
      : null,
  }
}

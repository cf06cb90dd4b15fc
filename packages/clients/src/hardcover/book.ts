import { toAudio, type HardcoverAudio } from './audio.ts'
import { authorsOf, toContributors, type HardcoverContributor } from './contributors.ts'
import { toPlaces, type HardcoverPlace } from './places.ts'
import type { BookWire } from './schemas.ts'
import { releaseDateOf } from './series-entry.ts'

/** A book by itself, not one of its editions. Absent facts are `null`, absent lists are empty. */
export interface HardcoverBook {
  id: number
  title: string
  subtitle: string | null
  slug: string | null
  description: string | null
  authors: string[]
  /** Everybody who had a part in it, the authors included. */
  contributors: HardcoverContributor[]
  series: HardcoverPlace[]
  /** YYYY-MM-DD, or the year alone; may lie ahead. */
  releaseDate: string | null
  /** Several books in one volume. */
  compilation: boolean
  /** A piece of a book: "Part 1 of 2". */
  partial: boolean
  pages: number | null
  /** How many readers have it on a shelf. */
  readers: number
  /** Average of the readers' stars, up to 5. */
  rating: number | null
  audio: HardcoverAudio | null
}

/** Gives the book, or `null` for one without a title. */
export function toBook(wire: BookWire): HardcoverBook | null {
  if (!wire.title) return null
  const contributors = toContributors(wire)
  return {
    id: wire.id,
    title: wire.title,
    subtitle: wire.subtitle || null,
    slug: wire.slug || null,
    description: wire.description || null,
    authors: authorsOf(contributors),
    contributors,
    series: toPlaces(wire),
    releaseDate: releaseDateOf(wire),
    compilation: Boolean(wire.compilation),
    partial: Boolean(wire.is_partial_book),
    pages: wire.pages || null,
    readers: wire.users_count ?? 0,
    rating: wire.rating || null,
    audio: toAudio(wire.default_audio_edition),
  }
}

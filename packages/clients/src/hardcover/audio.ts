import type { BookDetails } from './schemas.ts'

/** The recording that Hardcover shows for a book. */
export interface HardcoverAudio {
  asin: string | null
  isbn: string | null
  durationSeconds: number | null
  releaseDate: string | null
  /** Two letters: "en". */
  language: string | null
}

export function toAudio(audio: BookDetails['default_audio_edition']): HardcoverAudio | null {
  if (!audio) return null
  return {
    asin: audio.asin || null,
    isbn: audio.isbn_13 || null,
    durationSeconds: audio.audio_seconds || null,
    releaseDate: audio.release_date || null,
    language: audio.language?.code2 || null,
  }
}

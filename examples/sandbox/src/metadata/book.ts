import type { Recording, SeriesEntry } from '../audible/catalogue/entries.ts'
import { allSeries } from '../audible/catalogue/index.ts'

/** A recording with what its series says about it: the one source that the smaller catalogues are made of. */
export interface MetadataBook {
  /** Number in the row of all books, from 0; ids are made of it. */
  index: number
  asin: string
  title: string
  subtitle: string | null
  authors: readonly string[]
  narrators: readonly string[]
  publisher: string
  genre: readonly string[]
  /** In words: "english". */
  language: string
  format: 'unabridged' | 'abridged' | 'original_recording'
  date: string
  minutes: number
  series: { asin: string; title: string; sequence: string }
  /** This shop does not sell it. */
  unknownHere: boolean
}

/** Every recording of every series, in their order. */
export const metadataBooks: readonly MetadataBook[] = allSeries
  .flatMap((series) => series.recordings.map((recording) => ({ series, recording })))
  .map(({ series, recording }, index) => toBook(series, recording, index))

function toBook(series: SeriesEntry, recording: Recording, index: number): MetadataBook {
  return {
    index,
    asin: recording.asin,
    title: recording.title,
    subtitle: recording.subtitle ?? null,
    authors: recording.authors ?? series.authors,
    narrators: recording.narrators ?? series.narrators,
    publisher: recording.publisher ?? series.publisher,
    genre: series.genre,
    language: recording.language ?? series.language ?? 'english',
    format: recording.format ?? 'unabridged',
    date: recording.date,
    minutes: recording.minutes,
    series: { asin: series.asin, title: series.title, sequence: recording.sequence },
    unknownHere: recording.unknownHere ?? false,
  }
}

/** One recording a work: English, whole, with a number of its own or none, the first listed. */
export const metadataWorks: readonly MetadataBook[] = metadataBooks.filter(
  (book, index, all) => isWork(book) && all.findIndex((other) => isWork(other) && other.title === book.title) === index,
)

function isWork(book: MetadataBook): boolean {
  return book.language === 'english' && !/dramatized/i.test(book.title) && !/\d-\d/.test(book.series.sequence)
}

/** Names of all authors, each once. */
export const metadataAuthors: readonly string[] = [...new Set(metadataBooks.flatMap(({ authors }) => authors))]

/** Whether every word of a query is in the text, letter case and punctuation aside. */
export function hasWords(text: string, query: string): boolean {
  const there = new Set(wordsOf(text))
  return wordsOf(query).every((word) => there.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

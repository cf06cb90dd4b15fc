import type { BookWire } from './schemas.ts'

/** A recording as Audnexus keeps it, from Audible. Absent facts are `null`, absent lists are empty. */
export interface AudnexusBook {
  asin: string
  title: string
  subtitle: string | null
  authors: { asin: string | null; name: string }[]
  narrators: string[]
  /** Two at most, primary first. Audnexus cannot list the books of a series. */
  series: { asin: string | null; title: string; sequence: string | null }[]
  genres: string[]
  tags: string[]
  /** HTML. */
  description: string | null
  cover: string | null
  isbn: string | null
  /** In words and lower case: "english". */
  language: string | null
  abridged: boolean | null
  publisher: string | null
  /** YYYY-MM-DD. */
  releaseDate: string | null
  durationMinutes: number | null
}

export function toBook(wire: BookWire): AudnexusBook {
  const named = (type: string) => (wire.genres ?? []).filter((genre) => genre.type === type).map(({ name }) => name)
  return {
    asin: wire.asin,
    title: wire.title,
    subtitle: wire.subtitle || null,
    authors: wire.authors ?? [],
    narrators: (wire.narrators ?? []).map(({ name }) => name),
    series: [wire.seriesPrimary, wire.seriesSecondary].flatMap((place) =>
      place?.name ? [{ asin: place.asin || null, title: place.name, sequence: place.position || null }] : [],
    ),
    genres: named('genre'),
    tags: named('tag'),
    description: wire.summary || null,
    cover: wire.image || null,
    isbn: wire.isbn || null,
    language: wire.language?.toLowerCase() || null,
    abridged: wire.formatType === 'abridged' ? true : wire.formatType === 'unabridged' ? false : null,
    publisher: wire.publisherName || null,
    releaseDate: wire.releaseDate?.slice(0, 10) || null,
    durationMinutes: wire.runtimeLengthMin ?? null,
  }
}

import { coverAddress } from './cover.ts'
import { bareKey } from './key.ts'
import type { EditionWire } from './schemas.ts'
import { seriesOfText, type OpenLibrarySeries } from './series.ts'

/** A publication of a work. Absent facts are `null`, absent lists are empty. */
export interface OpenLibraryEdition {
  /** "OL22856696M". */
  key: string
  title: string | null
  subtitle: string | null
  workKeys: string[]
  authorKeys: string[]
  isbn10: string[]
  isbn13: string[]
  publishers: string[]
  /** Free text: "1998", "June 26, 1997". */
  published: string | null
  /** Free text: "Paperback", "Audio CD". */
  format: string | null
  pages: number | null
  /** Three letters each: "eng". */
  languages: string[]
  description: string | null
  series: OpenLibrarySeries[]
  cover: string | null
}

export function toEdition(wire: EditionWire): OpenLibraryEdition {
  return {
    key: bareKey(wire.key),
    title: wire.title || null,
    subtitle: wire.subtitle || null,
    workKeys: keys(wire.works),
    authorKeys: keys(wire.authors),
    isbn10: wire.isbn_10 ?? [],
    isbn13: wire.isbn_13 ?? [],
    publishers: wire.publishers ?? [],
    published: wire.publish_date || null,
    format: wire.physical_format || null,
    pages: wire.number_of_pages ?? null,
    languages: keys(wire.languages),
    description: wire.description || null,
    series: (wire.series ?? []).map(seriesOfText),
    cover: coverAddress(wire.covers?.[0]),
  }
}

function keys(references: { key: string }[] | null | undefined): string[] {
  return (references ?? []).map(({ key }) => bareKey(key))
}

import { coverAddress } from './cover.ts'
import { bareKey } from './key.ts'
import type { SearchDocument, WorkWire } from './schemas.ts'
import { seriesOfDocument, type OpenLibrarySeries } from './series.ts'

/** A work as a search gives it. Absent facts are `null`, absent lists are empty. */
export interface OpenLibraryFoundWork {
  /** "OL82563W". */
  key: string
  title: string
  subtitle: string | null
  authors: { key: string | null; name: string }[]
  firstPublishedYear: number | null
  editions: number
  cover: string | null
  /** Three letters each: "eng". */
  languages: string[]
  /** Many works that are part of a series have none here. */
  series: OpenLibrarySeries[]
}

/** A work by itself. It names no authors, only their keys. */
export interface OpenLibraryWork {
  key: string
  title: string
  subtitle: string | null
  description: string | null
  authorKeys: string[]
  subjects: string[]
  /** Free text: "1998", "June 26, 1997". */
  firstPublished: string | null
  cover: string | null
}

/** Gives the work, or `null` for one without a title. */
export function toFoundWork(document: SearchDocument): OpenLibraryFoundWork | null {
  if (!document.title) return null
  return {
    key: bareKey(document.key),
    title: document.title,
    subtitle: document.subtitle || null,
    authors: (document.author_name ?? []).flatMap((name, index) =>
      name ? [{ key: document.author_key?.[index] ?? null, name }] : [],
    ),
    firstPublishedYear: document.first_publish_year ?? null,
    editions: document.edition_count ?? 0,
    cover: coverAddress(document.cover_i),
    languages: document.language ?? [],
    series: seriesOfDocument(document),
  }
}

export function toWork(wire: WorkWire): OpenLibraryWork {
  return {
    key: bareKey(wire.key),
    title: wire.title,
    subtitle: wire.subtitle || null,
    description: wire.description || null,
    authorKeys: (wire.authors ?? []).flatMap(({ author }) => (author ? [bareKey(author.key)] : [])),
    subjects: wire.subjects ?? [],
    firstPublished: wire.first_publish_date || null,
    cover: coverAddress(wire.covers?.[0]),
  }
}

import type { SearchDocument } from './schemas.ts'

/** A place in a series. `sequence` is text ("3", "0.5", "1-3"), or `null` when unknown. */
export interface OpenLibrarySeries {
  /** "/series/OL…L", where the series has a page. */
  key: string | null
  name: string
  sequence: string | null
}

/** The series of a search hit, from its parallel lists. */
export function seriesOfDocument(document: SearchDocument): OpenLibrarySeries[] {
  return (document.series_name ?? []).flatMap((name, index) =>
    name
      ? [
          {
            key: document.series_key?.[index] || null,
            name,
            sequence: document.series_position?.[index]?.trim() || null,
          },
        ]
      : [],
  )
}

/** The series of an edition, which is free text: "Harry Potter #1", "Discworld ; 12", "Penguin classics". */
export function seriesOfText(text: string): OpenLibrarySeries {
  const numbered =
    /^(?<name>.*[^\s#;,])\s*[#;,][\s#;,]*(?:no\.|vol\.|v\.|bk\.|book)?\s*(?<sequence>\d+(?:\.\d+)?(?:-\d+)?)\s*\.?$/i.exec(
      text.trim(),
    )
  const { name, sequence } = numbered?.groups ?? {}
  return { key: null, name: name ?? text.trim(), sequence: sequence ?? null }
}

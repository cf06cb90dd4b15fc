import type { BookPlaces } from './schemas.ts'

/** A series of a book, and the book's place in it. */
export interface HardcoverPlace {
  /** Of a duplicate, the id of the series that it is one of. */
  id: number
  name: string
  position: number | null
  /** Whether the book shows this series first. */
  featured: boolean
}

export function toPlaces({ book_series: entries }: Pick<BookPlaces, 'book_series'>): HardcoverPlace[] {
  return (entries ?? []).flatMap(({ position, featured, series }) =>
    series?.name
      ? [
          {
            id: series.canonical_id ?? series.id,
            name: series.name,
            position: position ?? null,
            featured: featured ?? false,
          },
        ]
      : [],
  )
}

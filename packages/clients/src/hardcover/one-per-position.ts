import type { HardcoverSeriesBook } from './series-entry.ts'

/**
 * The works of a series, one a place: no compilations, and where several books share a place the one that most
 * readers have, whole books before pieces. Books without a place all stay. In order of place, the placeless last.
 */
export function onePerPosition(books: readonly HardcoverSeriesBook[]): HardcoverSeriesBook[] {
  const whole = books.filter(({ compilation }) => !compilation)
  const best = new Map<number, HardcoverSeriesBook>()
  for (const book of whole) {
    if (book.position === null) continue
    const other = best.get(book.position)
    if (!other || isBetter(book, other)) best.set(book.position, book)
  }
  const placed = [...best.entries()].toSorted(([a], [b]) => a - b).map(([, book]) => book)
  return [...placed, ...whole.filter(({ position }) => position === null)]
}

function isBetter(book: HardcoverSeriesBook, other: HardcoverSeriesBook): boolean {
  if (book.partial !== other.partial) return other.partial
  return book.readers > other.readers
}

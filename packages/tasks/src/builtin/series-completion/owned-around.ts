import { type BookRecord, type Database, listBooks, type OwnedSeries } from '@shelfhand/domain/queries'

/** Authors of a series whose other books are looked at; an anthology has hundreds. */
const mostAuthors = 3

/**
 * The owned books that may be works of a series: those filed under it, and all others by its authors, since a volume
 * may be on the shelf without its series, or under another spelling of it.
 */
export async function ownedAround(db: Database, series: OwnedSeries): Promise<BookRecord[]> {
  const books = new Map(series.books.map((book) => [book.id, book]))
  for (const author of series.authors.slice(0, mostAuthors)) {
    let cursor: string | null = null
    do {
      const page = await listBooks(db.em(), { authorId: author.id, sort: 'addedAt', limit: 500, cursor })
      for (const book of page.items) if (book.missingSince === null) books.set(book.id, book)
      cursor = page.nextCursor
    } while (cursor !== null)
  }
  return [...books.values()]
}

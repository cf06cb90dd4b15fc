import { sql } from 'kysely'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { completeness } from './completeness.ts'
import { jsonRows } from './json-rows.ts'
import type { Store } from './store.ts'

/** How many books are read at a time. */
const chunk = 500

/** Works out the completeness of some books again from what is stored: after a write that did not see all of it. */
export async function refreshCompleteness(store: Store, bookIds: readonly number[]): Promise<void> {
  for (let start = 0; start < bookIds.length; start += chunk) {
    const books = await booksById(store, bookIds.slice(start, start + chunk))
    const changed = books
      .map((book) => ({ id: book.id, percentage: completenessOf(book), stored: book.metadataCompleteness }))
      .filter(({ percentage, stored }) => percentage !== stored)
    if (changed.length === 0) continue
    await sql`update book set metadata_completeness = c.percentage
      from ${jsonRows(store, changed, { id: 'int', percentage: 'int' })} where book.id = c.id`.execute(store.db)
  }
}

/** How much of a book's record is filled, in percent. */
export function completenessOf(book: BookRecord): number {
  return completeness({
    ...book,
    authors: book.authors.length,
    narrators: book.narrators.length,
    sequences: book.series.map((series) => series.sequence),
    genres: book.genres.length,
  })
}

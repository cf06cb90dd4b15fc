import { sql } from 'kysely'
import { type BookRecord, bookRecords } from './book-record.ts'
import type { Store } from './store.ts'
import type { Row } from './tables.ts'

/** The books with these ids, in their order; unknown ids are left out. */
export async function booksById(store: Store, ids: readonly number[]): Promise<BookRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row<'book'>>`select * from book where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map((await bookRecords(store, rows)).map((book) => [book.id, book]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

import { sql } from 'kysely'
import { lockRow, lockRows, type Store } from './store.ts'
import { storedId } from './stored-id.ts'

const ties = {
  author: { table: 'book_author', key: 'author_id' },
  series: { table: 'book_series', key: 'series_id' },
} as const

/** The ids of the books that are tied to an author or a series. */
export async function tiedBooks(store: Store, to: keyof typeof ties, id: number): Promise<number[]> {
  const { table, key } = ties[to]
  const { rows } = await sql<{ book_id: number }>`
    select book_id from ${sql.table(table)} where ${sql.ref(key)} = ${storedId(id)}`.execute(store.db)
  return rows.map((row) => row.book_id)
}

/** Locks an author or a series that is to go, and the books that are tied to it, which it gives. */
export async function lockWithBooks(store: Store, to: keyof typeof ties, id: number): Promise<number[]> {
  await lockRows(store, 'book', await tiedBooks(store, to, id))
  await lockRow(store, to, id, { alone: true })
  return tiedBooks(store, to, id)
}

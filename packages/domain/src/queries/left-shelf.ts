import { sql } from 'kysely'
import { moveMissing } from './move-missing.ts'
import { settleMissing } from './settle-missing.ts'
import type { Store } from './store.ts'
import { storedId } from './stored-id.ts'

/** The missing books that a book has made owned: to be read before the book goes. */
export async function ownedThrough(store: Store, bookId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from missing_book where owned_book_id = ${storedId(bookId)} and status = 'owned'`.execute(store.db)
  return rows.map((row) => row.id)
}

/** Wants missing books again whose book was deleted or put away, unless another book on the shelf is them. */
export async function wantWithout(store: Store, ids: readonly number[], now: Date): Promise<void> {
  await moveMissing(store, { ids, from: ['owned'], to: 'wanted', set: [sql`owned_book_id = null`], now })
  await settleMissing(store, { ids, now })
}

import { DomainError } from '../errors.ts'
import type { Store } from './store.ts'
import { storedText } from './stored-text.ts'

/** Throws `conflict` with the other's id when another book than `own` has an Audiobookshelf id. */
export async function refuseAbsId(store: Store, text: string | null | undefined, own: number | null): Promise<void> {
  const absBookId = storedText(text)
  if (absBookId === null) return
  const row = await store.db.selectFrom('book').select('id').where('abs_book_id', '=', absBookId).executeTakeFirst()
  if (row === undefined || row.id === own) return
  throw new DomainError({
    code: 'conflict',
    entity: 'book',
    field: 'absBookId',
    id: row.id,
    message: `Another book has this Audiobookshelf id (book ${row.id}).`,
  })
}

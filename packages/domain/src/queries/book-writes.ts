import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import type { BookStatus, ImportSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import type { BookFields } from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import { keepChanges } from './change-set-writes.ts'
import { insertBooks, type NewBook } from './insert-books.ts'
import { ownedThrough, wantWithout } from './left-shelf.ts'
import { recount, tiesOf } from './recount.ts'
import { reindexBooks } from './search-index.ts'
import { sameEditions } from './same-edition.ts'
import { settleBooks } from './settle-missing.ts'
import { lockRow, type Store, write } from './store.ts'
import { checkVersion, type FieldChanges, theBook, writeFields } from './write-book.ts'
import { refuseAbsId } from './refuse-abs-id.ts'
import { storedId } from './stored-id.ts'

/** What a person writes is theirs: tasks leave it alone. */
const byHand = { source: 'MANUAL', locked: true } as const

/**
 * Adds a book. Throws `conflict` with the other's id when another has the Audiobookshelf id, or is the same work in
 * the same edition.
 */
export function createBook(
  em: EntityManager,
  input: { book: NewBook; importSource?: ImportSource; now: Date },
): Promise<BookRecord> {
  return write(em, async (store) => {
    const { now, importSource = 'API' } = input
    await refuseAbsId(store, input.book.absBookId, null)
    const [id = 0] = await insertBooks(store, [input.book], { now, importSource, source: byHand })
    const book = await theBook(store, id)
    // Looked up afterwards: who inserts the same at the same moment is waited for before. The refusal takes it back.
    const authorIds = book.authors.map((author) => author.id)
    const [other] = authorIds.length === 0 ? [] : await sameEditions(store, [{ ...book, authorIds, bookId: id }])
    if (other != null) throw sameEdition(other)
    return book
  })
}

/**
 * Changes fields of a book by hand: they are locked against tasks, and each change is kept as a correction that can
 * be reverted. Throws `not_found`, `version_conflict`, `conflict`.
 */
export function updateBook(
  em: EntityManager,
  input: { id: number; changes: BookFields; version?: number; now: Date },
): Promise<{ book: BookRecord; changes: FieldChanges }> {
  return write(em, async (store) => {
    const book = await theBook(store, input.id)
    checkVersion('book', book, input.version)
    const written = await writeFields(store, book, input.changes, { now: input.now, source: byHand })
    await keepChanges(store, { book, changes: written.changes, source: 'MANUAL', now: input.now })
    return written
  })
}

/**
 * Moves a book to another status; counts of its series and authors follow, and so do missing books: one that it is
 * becomes owned, or wanted again. Throws `not_found`, `version_conflict`.
 */
export function setBookStatus(
  em: EntityManager,
  input: { id: number; status: BookStatus; version?: number; now: Date },
): Promise<BookRecord> {
  return write(em, async (store) => {
    const book = await theBook(store, input.id)
    checkVersion('book', book, input.version)
    await moveBook(store, input)
    return theBook(store, input.id)
  })
}

/**
 * Deletes a book: softly (archived) by default, for good with `hard`. A missing book that it was is wanted again.
 * False when there is none.
 */
export function deleteBook(em: EntityManager, input: { id: number; hard?: boolean; now: Date }): Promise<boolean> {
  return write(em, async (store) => {
    await lockRow(store, 'book', input.id, { alone: input.hard === true })
    if (input.hard !== true) return moveBook(store, { ...input, status: 'archived' })
    const ties = await tiesOf(store, [input.id])
    const owned = await ownedThrough(store, input.id)
    const gone = await sql`delete from book where id = ${storedId(input.id)}`.execute(store.db)
    await recount(store, ties)
    await wantWithout(store, owned, input.now)
    return (gone.numAffectedRows ?? 0n) > 0n
  })
}

/** Writes a status and what follows from it. False when there is no such book. */
async function moveBook(
  store: Store,
  { id, status, now }: { id: number; status: BookStatus; now: Date },
): Promise<boolean> {
  const ties = await tiesOf(store, [id])
  const moved = await sql`update book set status = ${status}, updated_at = ${store.moment(now)}, version = version + 1
    where id = ${storedId(id)}`.execute(store.db)
  await reindexBooks(store, [id])
  await settleBooks(store, { bookIds: [id], touched: ties, now })
  if (status !== 'active') await wantWithout(store, await ownedThrough(store, id), now)
  return (moved.numAffectedRows ?? 0n) > 0n
}

function sameEdition(id: number): DomainError {
  return new DomainError({
    code: 'conflict',
    entity: 'book',
    id,
    message: `The same work in the same edition is there already (book ${id}).`,
  })
}

import { sql } from 'kysely'
import { parseSequence } from '../discovery/sequence.ts'
import type { AuthorRole } from '../entities/index.ts'
import { insertRows } from './batch.ts'
import type { Store } from './store.ts'
import { storedText } from './stored-text.ts'

/** The authors and series that a book is to have, in order. */
export interface BookTies {
  readonly bookId: number
  readonly authors: readonly { readonly id: number; readonly role?: AuthorRole | undefined }[]
  readonly series: readonly { readonly id: number; readonly sequence?: string | null }[]
}

/** The ties of a book that is there already: null leaves its authors, or its series, as they are. */
export interface ReplacedTies {
  readonly bookId: number
  readonly authors: BookTies['authors'] | null
  readonly series: BookTies['series'] | null
}

/**
 * Replaces the authors and series of some books. An author who stays keeps their role unless another is given. Counts
 * have to be taken again by the caller.
 */
export async function replaceTies(store: Store, ties: readonly ReplacedTies[]): Promise<void> {
  if (ties.length === 0) return
  const authored = ties.filter((tie) => tie.authors !== null).map((tie) => tie.bookId)
  const numbered = ties.filter((tie) => tie.series !== null).map((tie) => tie.bookId)
  const roles = await rolesOf(store, authored)
  await sql`delete from book_author where book_id ${store.among(authored)}`.execute(store.db)
  await sql`delete from book_series where book_id ${store.among(numbered)}`.execute(store.db)
  await insertTies(
    store,
    ties.map(({ bookId, authors, series }) => ({
      bookId,
      authors: (authors ?? []).map(({ id, role }) => ({ id, role: role ?? roles.get(`${bookId} ${id}`) })),
      series: series ?? [],
    })),
  )
  await noteUntied(
    store,
    ties.map(({ bookId }) => bookId),
  )
}

/** The roles of authors who are not just authors, by book and author. */
async function rolesOf(store: Store, bookIds: readonly number[]): Promise<Map<string, AuthorRole>> {
  const { rows } = await sql<{ book_id: number; author_id: number; role: AuthorRole }>`
    select book_id, author_id, role from book_author
    where book_id ${store.among(bookIds)} and role <> 'author'`.execute(store.db)
  return new Map(rows.map((row) => [`${row.book_id} ${row.author_id}`, row.role]))
}

/** Writes the authors and series of new books. */
export async function tieNewBooks(store: Store, ties: readonly BookTies[]): Promise<void> {
  await insertTies(store, ties)
  // A new book counts as tied until it is noted.
  const untied = ties.filter(({ authors, series }) => authors.length === 0 || series.length === 0)
  await noteUntied(
    store,
    untied.map(({ bookId }) => bookId),
  )
}

async function insertTies(store: Store, ties: readonly BookTies[]): Promise<void> {
  await insertRows(store, {
    table: 'book_author',
    columns: ['book_id', 'author_id', 'position', 'role'],
    rows: ties.flatMap(({ bookId, authors }) =>
      once(authors).map(({ id, role }, position) => [bookId, id, position, role ?? 'author']),
    ),
  })
  await insertRows(store, {
    table: 'book_series',
    columns: ['book_id', 'series_id', 'position', 'sequence', 'sequence_sort', 'sequence_end'],
    rows: ties.flatMap(({ bookId, series }) =>
      once(series).map(({ id, sequence }, position) => [bookId, id, position, ...placeOf(sequence)]),
    ),
  })
}

/**
 * Keeps in the rows of some books whether they have authors and series: what lists of books without are read from.
 * Everything that ties or unties ends with it.
 */
export async function noteUntied(store: Store, bookIds: readonly number[]): Promise<void> {
  if (bookIds.length === 0) return
  const tied = (table: 'book_author' | 'book_series') =>
    sql`exists (select 1 from ${sql.table(table)} j where j.book_id = book.id)`
  await sql`update book set lacks_author = not ${tied('book_author')}, lacks_series = not ${tied('book_series')}
    where id ${store.among(bookIds)} and (lacks_author = ${tied('book_author')} or lacks_series = ${tied('book_series')})`.execute(
    store.db,
  )
}

/** A number in a series as it is stored: the text as written, and the range that it stands for. */
export function placeOf(sequence: string | null | undefined): [string | null, number | null, number | null] {
  const text = storedText(sequence)
  const place = text === null ? null : parseSequence(text)
  return [text, place?.from ?? null, place?.to ?? null]
}

function once<Item extends { readonly id: number }>(items: readonly Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed()
}

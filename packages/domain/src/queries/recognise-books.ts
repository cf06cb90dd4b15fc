import { sql } from 'kysely'
import type { NewBook } from './insert-books.ts'
import { resolveAuthors } from './resolve-authors.ts'
import { sameEditions } from './same-edition.ts'
import { lockRows, type Store } from './store.ts'
import { storedText } from './stored-text.ts'

const identifiers = { absBookId: 'abs_book_id', asin: 'asin', isbn: 'isbn' } as const

/**
 * The ids of books that are there already, null for others: by Audiobookshelf id, ASIN, ISBN, then by title and author
 * where no identifier tells them apart. They are locked: what is read after this is what will be changed.
 */
export async function recogniseBooks(store: Store, books: readonly NewBook[], now: Date): Promise<(number | null)[]> {
  const byIdentifier = await identified(store, books)
  await lockBooks(store, byIdentifier)
  const unknown = books.filter((_, at) => byIdentifier[at] === null)
  const authorOf = await resolveAuthors(
    store,
    unknown.flatMap((book) => (book.authors ?? []).filter((author) => 'name' in author)),
    now,
  )
  const editions = await sameEditions(
    store,
    unknown.map((book) => ({
      title: book.title,
      authorIds: (book.authors ?? []).flatMap((author) => ('id' in author ? author.id : (authorOf(author) ?? []))),
      asin: storedText(book.asin),
      isbn: storedText(book.isbn),
      abridged: book.abridged ?? null,
    })),
  )
  const ids = byIdentifier.map((id) => (id === null ? (editions.shift() ?? null) : id))
  await lockBooks(store, ids)
  return ids
}

async function lockBooks(store: Store, ids: readonly (number | null)[]): Promise<void> {
  await lockRows(
    store,
    'book',
    ids.flatMap((id) => id ?? []),
  )
}

async function identified(store: Store, books: readonly NewBook[]): Promise<(number | null)[]> {
  const ids: (number | null)[] = books.map(() => null)
  for (const [field, column] of Object.entries(identifiers)) {
    const valueOf = (book: NewBook) => storedText(book[field as keyof typeof identifiers])
    const values = books.flatMap((book, at) => (ids[at] === null ? (valueOf(book) ?? []) : []))
    if (values.length === 0) continue
    const { rows } = await sql<{ id: number; value: string }>`
      select min(id) as id, ${sql.ref(column)} as value from book where ${sql.ref(column)} ${store.amongTexts(values)}
      group by ${sql.ref(column)}`.execute(store.db)
    const found = new Map(rows.map((row) => [row.value, row.id]))
    for (const [at, book] of books.entries()) ids[at] ??= found.get(valueOf(book) ?? '') ?? null
  }
  return ids
}

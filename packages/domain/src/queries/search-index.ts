import { sql } from 'kysely'
import { insertRows } from './batch.ts'
import { searchDocument } from './search-words.ts'
import type { Store } from './store.ts'
import { readJson } from './stored.ts'
import type { StoredJson } from './tables.ts'

/** The texts that a book is found by. */
export interface SearchTexts {
  readonly bookId: number
  readonly title: string
  readonly subtitle: string | null
  readonly authors: readonly string[]
  readonly narrators: readonly string[]
  readonly series: readonly string[]
  readonly isbn: string | null
  readonly asin: string | null
}

/** Writes the words of some books to the search index. */
export async function indexBooks(store: Store, books: readonly SearchTexts[]): Promise<void> {
  await insertRows(store, {
    table: 'book_search',
    columns: ['book_id', 'words'],
    rows: books.map((book) => [
      book.bookId,
      searchDocument(
        [book.title, book.subtitle, ...book.authors, ...book.series, ...book.narrators, book.asin],
        book.isbn,
      ),
    ]),
    suffix: 'on conflict (book_id) do update set words = excluded.words',
  })
}

/**
 * Writes the words of some books again from what is stored: after a change of a name that many books share, or of a
 * status. Only active books are found.
 */
export async function reindexBooks(store: Store, bookIds: readonly number[]): Promise<void> {
  for (let start = 0; start < bookIds.length; start += 500) {
    const ids = bookIds.slice(start, start + 500)
    await sql`delete from book_search where book_id ${store.among(ids)} and book_id in (
      select id from book where id ${store.among(ids)} and status <> 'active')`.execute(store.db)
    await indexBooks(store, await searchTexts(store, ids))
  }
}

async function searchTexts(store: Store, ids: readonly number[]): Promise<SearchTexts[]> {
  const list = store.among(ids)
  const books = await sql<StoredTexts>`
    select id, title, subtitle, narrators, isbn, asin from book where id ${list} and status = 'active'`.execute(
    store.db,
  )
  const authors = await sql<Named>`
    select j.book_id, a.name from book_author j join author a on a.id = j.author_id
    where j.book_id ${list} order by j.position`.execute(store.db)
  const series = await sql<Named>`
    select j.book_id, s.name from book_series j join series s on s.id = j.series_id
    where j.book_id ${list} order by j.position`.execute(store.db)
  const names = (rows: readonly Named[]) => Map.groupBy(rows, (row) => row.book_id)
  const [authorNames, seriesNames] = [names(authors.rows), names(series.rows)]
  return books.rows.map((row) => ({
    bookId: row.id,
    title: row.title,
    subtitle: row.subtitle,
    authors: (authorNames.get(row.id) ?? []).map((named) => named.name),
    narrators: readJson(row.narrators),
    series: (seriesNames.get(row.id) ?? []).map((named) => named.name),
    isbn: row.isbn,
    asin: row.asin,
  }))
}

interface Named {
  readonly book_id: number
  readonly name: string
}

interface StoredTexts {
  readonly id: number
  readonly title: string
  readonly subtitle: string | null
  readonly narrators: StoredJson<readonly string[]>
  readonly isbn: string | null
  readonly asin: string | null
}

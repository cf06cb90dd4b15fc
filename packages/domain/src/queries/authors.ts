import { leastWhole } from './whole-number.ts'
import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type AuthorRecord, authorRecord, authorsById } from './author-record.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { readCounters } from './counters.ts'
import { countRows, type Page, type Paging, readPage, type Sorting } from './page.ts'
import { seriesRecords, type SeriesRecord } from './series-record.ts'
import { shortPage, type ShortPaging } from './short-page.ts'
import { read } from './store.ts'
import { storedId } from './stored-id.ts'
import type { Row } from './tables.ts'
import { rowsAtMost } from './rows-at-most.ts'

/** What authors can be sorted by. */
export const authorSorts = ['name', 'booksOwned', 'booksMissing', 'addedAt'] as const
export type AuthorSort = (typeof authorSorts)[number]

const sortings: Readonly<Record<AuthorSort, Sorting>> = {
  name: { column: 'name_key' },
  booksOwned: { column: 'books_owned' },
  booksMissing: { column: 'books_missing' },
  addedAt: { column: 'created_at' },
}

/** Lists authors, by name unless asked otherwise. */
export function listAuthors(
  em: EntityManager,
  input: Paging & { minBooks?: number; sort?: AuthorSort } = {},
): Promise<Page<AuthorRecord>> {
  return read(em, async (store) => {
    const sort = input.sort ?? 'name'
    const from = sql`author as t`
    const where = input.minBooks === undefined ? [] : [sql`t.books_owned >= ${leastWhole(input.minBooks)}`]
    const page = await readPage<Row<'author'>>(store, {
      from,
      ...(where.length === 0 ? {} : { fewFrom: sql`author as t indexed by author_owned` }),
      where,
      sort,
      sorting: sortings[sort],
      paging: input,
      total: () => (where.length === 0 ? readCounters(store, ['author.all']) : countRows(store, from, where)),
    })
    return { ...page, items: page.items.map(authorRecord) }
  })
}

/** One author, or null. */
export function getAuthor(em: EntityManager, id: number): Promise<AuthorRecord | null> {
  return read(em, async (store) => (await authorsById(store, [id]))[0] ?? null)
}

/** A series with how many books of one author are in it. */
export interface AuthorSeries extends SeriesRecord {
  readonly booksByAuthor: number
}

/** Lists the series an author has active books in, by name. */
export function listAuthorSeries(
  em: EntityManager,
  authorId: number,
  paging: ShortPaging = {},
): Promise<Page<AuthorSeries>> {
  return read(em, async (store) => {
    const { rows } = await sql<Row<'series'> & { books_by_author: number | string }>`
      select s.*, c.books_by_author from (
        select j.series_id, count(*) as books_by_author from book_author a cross join book b cross join book_series j
        where a.author_id = ${storedId(authorId)} and b.id = a.book_id and b.status = 'active' and j.book_id = b.id
        group by j.series_id) as c join series s on s.id = c.series_id
      order by s.name_key, s.id`.execute(store.db)
    return shortPage(rows, paging, async (shown) => {
      const records = await seriesRecords(store, shown)
      return records.map((record, at) => ({ ...record, booksByAuthor: Number(shown[at]?.books_by_author ?? 0) }))
    })
  })
}

/** An author with the books that are owned of them. */
export interface OwnedAuthor extends AuthorRecord {
  readonly books: readonly BookRecord[]
}

/** The authors of whom most books are owned, with their active books: what author completion looks at. */
export async function* authorsWithOwnedBooks(
  em: EntityManager,
  input: { minimumBooks?: number; top?: number } = {},
): AsyncGenerator<OwnedAuthor, void, undefined> {
  const ids = await read(em, async (store) => {
    const { rows } = await sql<{ id: number }>`
      select id from author where books_owned >= ${leastWhole(input.minimumBooks ?? 3)}
      order by books_owned desc, id desc limit ${rowsAtMost(input.top, { fallback: 50 })}`.execute(store.db)
    return rows.map((row) => row.id)
  })
  for (const id of ids) {
    const owned = await read(em, async (store) => {
      const [author] = await authorsById(store, [id])
      const { rows } = await sql<{ id: number }>`
        select b.id from book_author a cross join book b
        where a.author_id = ${id} and b.id = a.book_id and b.status = 'active' and b.missing_since is null
        order by b.title_key, b.id`.execute(store.db)
      return author === undefined
        ? null
        : {
            ...author,
            books: await booksById(
              store,
              rows.map((row) => row.id),
            ),
          }
    })
    if (owned !== null) yield owned
  }
}

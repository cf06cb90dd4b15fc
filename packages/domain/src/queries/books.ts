import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type BookStatus, bookStatuses } from '../entities/index.ts'
import { type BookRecord, bookRecords } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { readCounters, readLacking } from './counters.ts'
import { bitsOfLacking, indexOfLacking, lacks, type MissingField } from './missing-fields.ts'
import { countRows, type Page, type Paging, readPage, type Sorting } from './page.ts'
import { read, type Store } from './store.ts'
import { storedId } from './stored-id.ts'
import type { Row } from './tables.ts'

/** What books can be sorted by. */
export const bookSorts = ['title', 'addedAt', 'updatedAt', 'publishedYear'] as const
export type BookSort = (typeof bookSorts)[number]

/** Which books are listed; all conditions have to hold. */
export interface ListBooksInput extends Paging {
  /** Default `active`. */
  readonly status?: BookStatus | 'all'
  readonly authorId?: number
  readonly seriesId?: number
  /** Only books added after this moment. */
  readonly addedAfter?: Date
  readonly missingField?: MissingField
  readonly sort?: BookSort
}

const sortings: Readonly<Record<BookSort, Sorting>> = {
  title: { column: 'title_key' },
  addedAt: { column: 'added_at' },
  updatedAt: { column: 'updated_at' },
  publishedYear: { column: 'published_year', nullable: true },
}

/** Lists books, by title unless asked otherwise. Books without a year come first when sorted by year. */
export function listBooks(em: EntityManager, input: ListBooksInput = {}): Promise<Page<BookRecord>> {
  return read(em, async (store) => {
    const sort = input.sort ?? 'title'
    const statuses = input.status === 'all' ? bookStatuses : [input.status ?? 'active']
    const alternatives = statuses.map((status) => sql`t.status = ${status}`)
    const { from, fewFrom, where } = narrowed(store, input)
    const page = await readPage<Row<'book'>>(store, {
      from,
      ...(fewFrom === null ? {} : { fewFrom }),
      where,
      alternatives,
      sort,
      sorting: sortings[sort],
      paging: input,
      total: () =>
        countKept(store, input, statuses) ??
        countRows(store, store.driver === 'sqlite' ? (fewFrom ?? from) : from, [
          ...where,
          sql`(${sql.join(alternatives, sql` or `)})`,
        ]),
    })
    return { ...page, items: await bookRecords(store, page.items) }
  })
}

/** How many books a list has, where the database keeps count of that; null where rows have to be counted. */
function countKept(store: Store, input: ListBooksInput, statuses: readonly BookStatus[]): Promise<number> | null {
  if (input.authorId !== undefined || input.seriesId !== undefined || input.addedAfter !== undefined) return null
  return input.missingField === undefined
    ? readCounters(
        store,
        statuses.map((status) => `book.${status}`),
      )
    : readLacking(store, statuses, bitsOfLacking(input.missingField))
}

/** One book, or null. */
export function getBook(em: EntityManager, id: number): Promise<BookRecord | null> {
  return read(em, async (store) => (await booksById(store, [id]))[0] ?? null)
}

/**
 * The tables and conditions of a filter. `cross join` keeps SQLite from reading all books in order and looking each
 * up in the small list, which is what it does without statistics.
 */
function narrowed(store: Store, input: ListBooksInput): Narrowed {
  const where: RawBuilder<unknown>[] = []
  let from = sql`book as t`
  if (input.authorId !== undefined) {
    from = sql`book_author as a cross join ${from}`
    where.push(sql`a.author_id = ${storedId(input.authorId)}`, sql`t.id = a.book_id`)
  }
  if (input.seriesId !== undefined) {
    from = sql`book_series as s cross join ${from}`
    where.push(sql`s.series_id = ${storedId(input.seriesId)}`, sql`t.id = s.book_id`)
  }
  if (input.addedAfter !== undefined) where.push(sql`t.added_at > ${store.moment(input.addedAfter)}`)
  if (input.missingField === undefined) return { from, fewFrom: null, where }
  where.push(lacks(input.missingField))
  // The few books of an author or a series are read by that.
  if (input.authorId !== undefined || input.seriesId !== undefined) return { from, fewFrom: null, where }
  return { from, fewFrom: sql`${from} indexed by ${sql.table(indexOfLacking(input.missingField))}`, where }
}

interface Narrowed {
  readonly from: RawBuilder<unknown>
  readonly fewFrom: RawBuilder<unknown> | null
  readonly where: RawBuilder<unknown>[]
}

import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type CompletionStatus, completionStatuses } from '../entities/index.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { readCounters } from './counters.ts'
import { type Page, type Paging, readPage, type Sorting } from './page.ts'
import { type SeriesRecord, seriesRecords } from './series-record.ts'
import { shortPage, type ShortPaging } from './short-page.ts'
import { leastWhole } from './whole-number.ts'
import { read, type Store } from './store.ts'
import { storedId } from './stored-id.ts'
import type { Row } from './tables.ts'

/** What series can be sorted by. */
export const seriesSorts = ['name', 'completion', 'missing'] as const
export type SeriesSort = (typeof seriesSorts)[number]

const sortings: Readonly<Record<SeriesSort, Sorting>> = {
  name: { column: 'name_key' },
  completion: { column: 'completion_percentage', nullable: true },
  missing: { column: 'missing_books' },
}

/** Lists series, by name unless asked otherwise. */
export function listSeries(
  em: EntityManager,
  input: Paging & { status?: CompletionStatus; sort?: SeriesSort } = {},
): Promise<Page<SeriesRecord>> {
  return read(em, async (store) => {
    const sort = input.sort ?? 'name'
    const statuses = input.status === undefined ? completionStatuses : [input.status]
    const page = await readPage<Row<'series'>>(store, {
      from: sql`series as t`,
      where: [],
      alternatives: statuses.map((status) => sql`t.completion_status = ${status}`),
      sort,
      sorting: sortings[sort],
      paging: input,
      total: () =>
        readCounters(
          store,
          statuses.map((status) => `series.${status}`),
        ),
    })
    return { ...page, items: await seriesRecords(store, page.items) }
  })
}

/** One series, or null. */
export function getSeries(em: EntityManager, id: number): Promise<SeriesRecord | null> {
  return read(em, async (store) => (await seriesById(store, [id]))[0] ?? null)
}

/** The series with these ids, in their order; unknown ids are left out. */
export async function seriesById(store: Store, ids: readonly number[]): Promise<SeriesRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row<'series'>>`select * from series where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map((await seriesRecords(store, rows)).map((series) => [series.id, series]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * Lists the active books of a series by their number: 1, 2, 2.5, 10, then those without one by title. Null when there
 * is no such series.
 */
export function listSeriesBooks(
  em: EntityManager,
  seriesId: number,
  paging: ShortPaging = {},
): Promise<Page<BookRecord> | null> {
  return read(em, async (store) => {
    const { rows } = await sql<{ id: number }>`
      select b.id from book_series j cross join book b
      where b.id = j.book_id and j.series_id = ${storedId(seriesId)} and b.status = 'active'
      order by j.sequence_sort is null, j.sequence_sort, j.sequence_end, b.title_key, b.id`.execute(store.db)
    if (rows.length === 0 && (await seriesById(store, [seriesId])).length === 0) return null
    // A series is short: all its ids are read to sort them, but only the asked books are loaded.
    return shortPage(rows, paging, (shown) =>
      booksById(
        store,
        shown.map((row) => row.id),
      ),
    )
  })
}

/** A series with the books that are owned of it. */
export interface OwnedSeries extends SeriesRecord {
  readonly books: readonly BookRecord[]
}

/** Series whose books are loaded together. */
const seriesAtATime = 20

/**
 * Gives every series of which at least `minimumBooks` works are owned, with its active books, in the order of ids.
 * Goes on after `afterId`. Holds a few series in memory, however many there are.
 */
export async function* seriesWithOwnedBooks(
  em: EntityManager,
  input: { minimumBooks?: number; afterId?: number } = {},
): AsyncGenerator<OwnedSeries, void, undefined> {
  let after = input.afterId ?? 0
  for (;;) {
    const page = await read(em, (store) => ownedSeriesAfter(store, after, leastWhole(input.minimumBooks ?? 2)))
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function ownedSeriesAfter(store: Store, after: number, minimum: number): Promise<OwnedSeries[]> {
  const { rows } = await sql<Row<'series'>>`
    select * from series where id > ${after} and owned_books >= ${minimum} order by id limit ${seriesAtATime}`.execute(
    store.db,
  )
  const series = await seriesRecords(store, rows)
  const ties = await sql<{ series_id: number; id: number }>`
    select j.series_id, b.id from book_series j cross join book b
    where b.id = j.book_id and j.series_id ${store.among(series.map(({ id }) => id))} and b.status = 'active' and b.missing_since is null
    order by j.series_id, j.sequence_sort is null, j.sequence_sort, b.title_key, b.id`.execute(store.db)
  const books = new Map(
    (await booksById(store, [...new Set(ties.rows.map((row) => row.id))])).map((book) => [book.id, book]),
  )
  const bySeries = Map.groupBy(ties.rows, (row) => row.series_id)
  return series.map((one) => ({
    ...one,
    books: (bySeries.get(one.id) ?? []).flatMap((tie) => books.get(tie.id) ?? []),
  }))
}

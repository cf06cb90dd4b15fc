import { sql } from 'kysely'
import { completionOf, ownedWorks } from './completion.ts'
import { jsonRows } from './json-rows.ts'
import { lockRows, type Store } from './store.ts'

/** How many series or authors are counted at a time. */
const chunk = 500

/** Series and authors, by id. */
export interface Counted {
  readonly series: Iterable<number>
  readonly authors: Iterable<number>
}

/**
 * Counts again what is owned and missing of some series and authors. Every write that touches their books or missing
 * books ends with it, once: counts are read from the rows, never added to, and under a lock on what is counted, so
 * that they cannot drift.
 */
export async function recount(store: Store, counted: Counted): Promise<void> {
  await lockCounted(store, counted)
  await recountSeries(store, counted.series)
  await recountAuthors(store, counted.authors)
}

/** Makes others who are about to count the same wait: first series, then authors, see {@link lockRows}. */
export async function lockCounted(store: Store, { series, authors }: Counted): Promise<void> {
  await lockRows(store, 'series', [...new Set(series)])
  await lockRows(store, 'author', [...new Set(authors)])
}

/** The union of what several steps have touched. */
export function together(...all: readonly Counted[]): Counted {
  return {
    series: new Set(all.flatMap((one) => [...one.series])),
    authors: new Set(all.flatMap((one) => [...one.authors])),
  }
}

async function recountSeries(store: Store, ids: Iterable<number>): Promise<void> {
  const all = [...new Set(ids)].toSorted((a, b) => a - b)
  for (let start = 0; start < all.length; start += chunk)
    await recountSomeSeries(store, all.slice(start, start + chunk))
}

async function recountSomeSeries(store: Store, ids: readonly number[]): Promise<void> {
  const entries = Map.groupBy(await ownedEntries(store, ids), (row) => row.series_id)
  const missing = await missingCounts(store, 'series_id', ids)
  const { rows } = await sql<CountedSeries>`
    select id, total_books, owned_books, missing_books, completion_percentage, completion_status from series
    where id ${store.among(ids)} order by id`.execute(store.db)
  const changed: Changed[] = []
  for (const row of rows) {
    const owned = ownedWorks(entries.get(row.id) ?? [])
    const missingBooks = missing.get(row.id) ?? 0
    // What is owned and what is missing is known to exist, whatever a source once said of the total.
    const total = row.total_books === null ? null : Math.max(row.total_books, owned + missingBooks)
    const { percentage, status } = completionOf({ owned, total })
    const same = row.owned_books === owned && row.missing_books === missingBooks && row.completion_status === status
    if (same && row.completion_percentage === percentage) continue
    changed.push({ id: row.id, owned, missing: missingBooks, percentage, status })
  }
  if (changed.length === 0) return
  await sql`update series set owned_books = c.owned, missing_books = c.missing, completion_percentage = c.percentage,
    completion_status = c.status from ${jsonRows(store, changed, countTypes)} where series.id = c.id`.execute(store.db)
}

const countTypes = { id: 'int', owned: 'int', missing: 'int', percentage: 'float8', status: 'text' }

/** New counts of a series or an author. */
interface Changed {
  readonly id: number
  readonly owned: number
  readonly missing: number
  readonly percentage: number | null
  readonly status: string
}

interface CountedSeries {
  readonly id: number
  readonly total_books: number | null
  readonly owned_books: number
  readonly missing_books: number
  readonly completion_percentage: number | null
  readonly completion_status: string
}

/**
 * The books that are looked at for each tie, in a query of its own: both databases read them by their id then. As a join,
 * PostgreSQL begins with all active books while it has no statistics yet, as in a first sync.
 */
const isOwned = sql`b.id = j.book_id and b.status = 'active' and b.missing_since is null`

async function ownedEntries(store: Store, ids: readonly number[]) {
  const { rows } = await sql<{ series_id: number; from: number | null; to: number | null; titleKey: string | null }>`
    select j.series_id, j.sequence_sort as "from", j.sequence_end as "to",
      (select b.title_key from book b where ${isOwned}) as "titleKey"
    from book_series j where j.series_id ${store.among(ids)}`.execute(store.db)
  return rows.flatMap(({ titleKey, ...row }) => (titleKey === null ? [] : [{ ...row, titleKey }]))
}

async function missingCounts(store: Store, column: 'series_id' | 'author_id', ids: readonly number[]) {
  const key = sql.ref(column)
  const { rows } = await sql<{ id: number; count: number | string }>`
    select ${key} as id, count(*) as count from missing_book
    where ${key} ${store.among(ids)} and status in ('wanted', 'downloading') group by ${key}`.execute(store.db)
  return new Map(rows.map((row) => [row.id, Number(row.count)]))
}

async function recountAuthors(store: Store, ids: Iterable<number>): Promise<void> {
  const all = [...new Set(ids)].toSorted((a, b) => a - b)
  for (let start = 0; start < all.length; start += chunk) {
    await recountSomeAuthors(store, all.slice(start, start + chunk))
  }
}

async function recountSomeAuthors(store: Store, ids: readonly number[]): Promise<void> {
  const counted = await sql<{ id: number; count: number | string }>`
    select j.author_id as id, sum((select count(*) from book b where ${isOwned})) as count from book_author j
    where j.author_id ${store.among(ids)} group by j.author_id`.execute(store.db)
  const owned = new Map(counted.rows.map((row) => [row.id, Number(row.count)]))
  const missing = await missingCounts(store, 'author_id', ids)
  const { rows } = await sql<CountedAuthor>`
    select id, books_owned, books_missing, completion_percentage, last_checked_at from author
    where id ${store.among(ids)} order by id`.execute(store.db)
  const changed: Changed[] = []
  for (const row of rows) {
    const booksOwned = owned.get(row.id) ?? 0
    const booksMissing = missing.get(row.id) ?? 0
    const total = row.last_checked_at === null ? null : booksOwned + booksMissing
    const { percentage } = completionOf({ owned: booksOwned, total })
    const same = row.books_owned === booksOwned && row.books_missing === booksMissing
    if (same && row.completion_percentage === percentage) continue
    changed.push({ id: row.id, owned: booksOwned, missing: booksMissing, percentage, status: '' })
  }
  if (changed.length === 0) return
  await sql`update author set books_owned = c.owned, books_missing = c.missing, completion_percentage = c.percentage
    from ${jsonRows(store, changed, countTypes)} where author.id = c.id`.execute(store.db)
}

interface CountedAuthor {
  readonly id: number
  readonly books_owned: number
  readonly books_missing: number
  readonly completion_percentage: number | null
  readonly last_checked_at: unknown
}

/** The authors and series of some books: what to count again before and after they change. */
export async function tiesOf(
  store: Store,
  bookIds: readonly number[],
): Promise<{ authors: Set<number>; series: Set<number> }> {
  if (bookIds.length === 0) return { authors: new Set(), series: new Set() }
  const authors = await sql<{ id: number }>`
    select distinct author_id as id from book_author where book_id ${store.among(bookIds)}`.execute(store.db)
  const series = await sql<{ id: number }>`
    select distinct series_id as id from book_series where book_id ${store.among(bookIds)}`.execute(store.db)
  return { authors: new Set(authors.rows.map((row) => row.id)), series: new Set(series.rows.map((row) => row.id)) }
}

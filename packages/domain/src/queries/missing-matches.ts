import { sql } from 'kysely'
import type { Store } from './store.ts'
import { storedNameKey } from './stored-key.ts'

/** A missing book that a book on the shelf is. */
export interface MissingMatch {
  readonly id: number
  readonly series_id: number | null
  readonly author_id: number | null
  readonly book_id: number
}

const live = sql`m.status in ('wanted', 'downloading')`

/** A place covers another: the same, or a range the whole numbers in it. A novella between them is no part of a box. */
const covers = sql`(j.sequence_sort <= m.sequence_sort and coalesce(m.sequence_end, m.sequence_sort) <= j.sequence_end
  and (j.sequence_sort = m.sequence_sort and j.sequence_end = coalesce(m.sequence_end, m.sequence_sort)
    or m.sequence_sort = cast(m.sequence_sort as integer) and m.sequence_end = cast(m.sequence_end as integer)))`

/** Volumes may share a title; then their numbers tell them apart, where both have one. */
const agree = sql`(m.sequence_sort is null or j.sequence_sort is null or ${covers})`

/**
 * The missing books that some books are: by ASIN or ISBN, by a place in the same series, or by title with the same
 * author or series. One match for each, that of the oldest book. Ignored ones are left out.
 */
export async function missingMatches(store: Store, bookIds: readonly number[]): Promise<MissingMatch[]> {
  if (bookIds.length === 0 || !(await isAnyLive(store))) return []
  const shelf = sql`with shelf as (select id, asin, isbn, title_key from book
    where id ${store.among(bookIds)} and status = 'active' and missing_since is null)`
  const columns = sql`m.id, m.series_id, m.author_id, b.id as book_id`
  const { rows } = await sql<MissingMatch>`${shelf}
    select ${columns} from shelf b cross join missing_book m where m.asin = b.asin and ${live}
    union select ${columns} from shelf b cross join missing_book m where m.isbn = b.isbn and ${live}
    union select ${columns} from shelf b cross join book_series j cross join missing_book m
      where j.book_id = b.id and m.series_id = j.series_id and ${live} and ${covers}
    union select ${columns} from shelf b cross join missing_book m
      left join book_author a on a.book_id = b.id and a.author_id = m.author_id
      left join book_series j on j.book_id = b.id and j.series_id = m.series_id
      where m.title_key = b.title_key and ${live} and ${agree} and (a.author_id is not null or j.series_id is not null)`.execute(
    store.db,
  )
  const named = await sql<MissingMatch & { author_name: string; name_key: string }>`${shelf}
    select ${columns}, m.author_name, x.name_key from shelf b cross join missing_book m
      cross join book_author a cross join author x
      left join book_series j on j.book_id = b.id and j.series_id = m.series_id
      where m.title_key = b.title_key and ${live} and ${agree} and m.author_name is not null
        and a.book_id = b.id and x.id = a.author_id`.execute(store.db)
  const byName = named.rows.filter((row) => storedNameKey(row.author_name) === row.name_key)
  const ordered = [...rows, ...byName].toSorted((a, b) => a.id - b.id || b.book_id - a.book_id)
  return [...new Map(ordered.map((row) => [row.id, row])).values()]
}

/** Whether there is anything to be found: most merges of a library come before anything is missing. */
async function isAnyLive(store: Store): Promise<boolean> {
  const { rows } = await sql`select 1 from missing_book m where ${live} limit 1`.execute(store.db)
  return rows.length > 0
}

/** The books that some missing ones may be: roughly, by any of the rules. */
export async function booksLike(store: Store, missingIds: readonly number[]): Promise<number[]> {
  const ids = store.among(missingIds)
  const { rows } = await sql<{ id: number }>`
    select b.id from missing_book m cross join book b where m.id ${ids} and b.asin = m.asin
    union select b.id from missing_book m cross join book b where m.id ${ids} and b.isbn = m.isbn
    union select b.id from missing_book m cross join book b where m.id ${ids} and b.title_key = m.title_key
    union select j.book_id from missing_book m cross join book_series j
      where m.id ${ids} and j.series_id = m.series_id and ${covers}`.execute(store.db)
  return rows.map((row) => row.id)
}

import { sql } from 'kysely'
import type { CompletionStatus } from '../entities/index.ts'
import type { Store } from './store.ts'
import { readMoment } from './stored.ts'
import type { Row } from './tables.ts'

/** A series with its authors, those with most books in it first. Moments are ISO-8601 in UTC. */
export interface SeriesRecord {
  readonly id: number
  readonly name: string
  readonly authors: readonly { readonly id: number; readonly name: string }[]
  readonly absSeriesId: string | null
  readonly asin: string | null
  readonly hardcoverId: string | null
  /** How many works the series has; null while nobody knows. */
  readonly totalBooks: number | null
  /** How many of its works are owned: copies count once, a range counts what is in it. */
  readonly ownedBooks: number
  readonly missingBooks: number
  /** 0 to 100; null while the total is unknown. */
  readonly completionPercentage: number | null
  readonly completionStatus: CompletionStatus
  readonly lastCheckedAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** An anthology may have hundreds of authors; a series names no more than these. */
const namedAuthors = 10

/** Rows of series as records, in the same order. */
export async function seriesRecords(store: Store, rows: readonly Row<'series'>[]): Promise<SeriesRecord[]> {
  if (rows.length === 0) return []
  const authors = await authorsOf(
    store,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    authors: (authors.get(row.id) ?? []).slice(0, namedAuthors).map(({ id, name }) => ({ id, name })),
    absSeriesId: row.abs_series_id,
    asin: row.asin,
    hardcoverId: row.hardcover_id,
    totalBooks: row.total_books,
    ownedBooks: row.owned_books,
    missingBooks: row.missing_books,
    completionPercentage: row.completion_percentage === null ? null : Number(row.completion_percentage),
    completionStatus: row.completion_status,
    lastCheckedAt: readMoment(row.last_checked_at),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }))
}

async function authorsOf(store: Store, ids: readonly number[]) {
  const { rows } = await sql<{ series_id: number; id: number; name: string }>`
    select s.series_id, a.id, a.name from book_series s cross join book_author j cross join author a
    where j.book_id = s.book_id and a.id = j.author_id and s.series_id ${store.among(ids)} group by s.series_id, a.id, a.name
    order by s.series_id, count(*) desc, a.id`.execute(store.db)
  return Map.groupBy(rows, (row) => row.series_id)
}

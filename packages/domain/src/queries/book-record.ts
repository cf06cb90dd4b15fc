import { sql } from 'kysely'
import type { AuthorRole, BookStatus, FieldSource, ImportSource } from '../entities/index.ts'
import type { Store } from './store.ts'
import { readFlag, readJson, readMoment, readNumber } from './stored.ts'
import type { Row } from './tables.ts'

/** An author as part of a book. */
export interface BookAuthorRecord {
  readonly id: number
  readonly name: string
  readonly role: AuthorRole
}

/** A series as part of a book. */
export interface BookSeriesRecord {
  readonly id: number
  readonly name: string
  /** The number as written, such as "2.5" or "1-3". */
  readonly sequence: string | null
}

/** A book with its authors and series. Moments are ISO-8601 in UTC. */
export interface BookRecord {
  readonly id: number
  readonly title: string
  readonly subtitle: string | null
  readonly authors: readonly BookAuthorRecord[]
  readonly narrators: readonly string[]
  readonly series: readonly BookSeriesRecord[]
  readonly absBookId: string | null
  readonly libraryId: string | null
  readonly isbn: string | null
  readonly asin: string | null
  readonly publisher: string | null
  readonly publishedYear: number | null
  readonly publishedDate: string | null
  readonly language: string | null
  readonly description: string | null
  readonly genres: readonly string[]
  readonly tags: readonly string[]
  readonly abridged: boolean | null
  readonly explicit: boolean | null
  readonly filePath: string | null
  readonly durationSeconds: number | null
  readonly sizeBytes: number | null
  readonly coverUrl: string | null
  /** Percent of the fields that apply to the book and are filled. */
  readonly metadataCompleteness: number
  readonly fieldSources: Readonly<Record<string, FieldSource>>
  readonly importSource: ImportSource
  readonly status: BookStatus
  /** Since when Audiobookshelf does not have it any more. */
  readonly missingSince: string | null
  readonly metadataCheckedAt: string | null
  readonly addedAt: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** Rows of books as records, in the same order: two more statements for all of them together. */
export async function bookRecords(store: Store, rows: readonly Row<'book'>[]): Promise<BookRecord[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const authors = Map.groupBy(await authorsOf(store, ids), (row) => row.book_id)
  const series = Map.groupBy(await seriesOf(store, ids), (row) => row.book_id)
  return rows.map((row) => ({
    ...scalars(row),
    authors: (authors.get(row.id) ?? []).map(({ id, name, role }) => ({ id, name, role })),
    series: (series.get(row.id) ?? []).map(({ id, name, sequence }) => ({ id, name, sequence })),
  }))
}

async function authorsOf(store: Store, ids: readonly number[]) {
  const { rows } = await sql<{ book_id: number; id: number; name: string; role: AuthorRole }>`
    select j.book_id, a.id, a.name, j.role from book_author j cross join author a
    where a.id = j.author_id and j.book_id ${store.among(ids)} order by j.book_id, j.position, a.id`.execute(store.db)
  return rows
}

async function seriesOf(store: Store, ids: readonly number[]) {
  const { rows } = await sql<{ book_id: number; id: number; name: string; sequence: string | null }>`
    select j.book_id, s.id, s.name, j.sequence from book_series j cross join series s
    where s.id = j.series_id and j.book_id ${store.among(ids)} order by j.book_id, j.position, s.id`.execute(store.db)
  return rows
}

function scalars(row: Row<'book'>): Omit<BookRecord, 'authors' | 'series'> {
  return {
    id: row.id,
    title: row.title,
    subtitle: row.subtitle,
    narrators: readJson(row.narrators),
    absBookId: row.abs_book_id,
    libraryId: row.library_id,
    isbn: row.isbn,
    asin: row.asin,
    publisher: row.publisher,
    publishedYear: row.published_year,
    publishedDate: row.published_date,
    language: row.language,
    description: row.description,
    genres: readJson(row.genres),
    tags: readJson(row.tags),
    abridged: readFlag(row.abridged),
    explicit: readFlag(row.explicit),
    filePath: row.file_path,
    durationSeconds: readNumber(row.duration_seconds),
    sizeBytes: readNumber(row.size_bytes),
    coverUrl: row.cover_url,
    metadataCompleteness: row.metadata_completeness,
    fieldSources: readJson(row.field_sources),
    importSource: row.import_source,
    status: row.status,
    missingSince: readMoment(row.missing_since),
    metadataCheckedAt: readMoment(row.metadata_checked_at),
    addedAt: readMoment(row.added_at),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}

import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type BookStatus, bookStatuses, type CompletionStatus, completionStatuses } from '../entities/index.ts'
import { read } from './store.ts'
import { storedId } from './stored-id.ts'
import { readJson } from './stored.ts'
import type { StoredJson } from './tables.ts'

/** What is owned of an author. */
export interface AuthorStatistics {
  readonly books: Readonly<Record<BookStatus, number>>
  readonly series: Readonly<Record<CompletionStatus, number>>
  readonly missingBooks: number
  /** Of active books. */
  readonly durationSeconds: number
  /** The narrators of active books, those of most books first. */
  readonly narrators: readonly { readonly name: string; readonly books: number }[]
  readonly firstPublishedYear: number | null
  readonly lastPublishedYear: number | null
  /** Percent, of active books. */
  readonly averageCompleteness: number | null
}

/** Statistics of one author, from the author's own books. Null when there is no such author. */
export function authorStatistics(em: EntityManager, authorId: number): Promise<AuthorStatistics | null> {
  return read(em, async (store) => {
    const author = await store.db
      .selectFrom('author')
      .select('books_missing')
      .where('id', '=', storedId(authorId))
      .executeTakeFirst()
    if (author === undefined) return null
    const books = await sql<BookOfAuthor>`
      select b.status, b.duration_seconds, b.narrators, b.published_year, b.metadata_completeness
      from book_author a cross join book b where a.author_id = ${storedId(authorId)} and b.id = a.book_id`.execute(
      store.db,
    )
    const series = await sql<{ completion_status: CompletionStatus; count: number | string }>`
      select s.completion_status, count(*) as count from series s where s.id in (
        select j.series_id from book_author a cross join book_series j
        where a.author_id = ${storedId(authorId)} and j.book_id = a.book_id) group by s.completion_status`.execute(
      store.db,
    )
    const active = books.rows.filter((book) => book.status === 'active')
    const years = active.flatMap((book) => book.published_year ?? [])
    const byStatus = new Map(series.rows.map((row) => [row.completion_status, Number(row.count)]))
    return {
      books: Object.fromEntries(
        bookStatuses.map((status) => [status, books.rows.filter((book) => book.status === status).length]),
      ) as Record<BookStatus, number>,
      series: Object.fromEntries(completionStatuses.map((status) => [status, byStatus.get(status) ?? 0])) as Record<
        CompletionStatus,
        number
      >,
      missingBooks: author.books_missing,
      durationSeconds: active.reduce((sum, book) => sum + (book.duration_seconds ?? 0), 0),
      narrators: narrators(active),
      firstPublishedYear: years.length === 0 ? null : Math.min(...years),
      lastPublishedYear: years.length === 0 ? null : Math.max(...years),
      averageCompleteness:
        active.length === 0
          ? null
          : Math.round(active.reduce((sum, book) => sum + book.metadata_completeness, 0) / active.length),
    }
  })
}

interface BookOfAuthor {
  readonly status: BookStatus
  readonly duration_seconds: number | null
  readonly narrators: StoredJson<readonly string[]>
  readonly published_year: number | null
  readonly metadata_completeness: number
}

function narrators(books: readonly BookOfAuthor[]): { name: string; books: number }[] {
  const counts = new Map<string, number>()
  for (const name of books.flatMap((book) => readJson(book.narrators))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, books: count }))
    .toSorted((a, b) => b.books - a.books || (a.name < b.name ? -1 : 1))
}

import { type RawBuilder, sql } from 'kysely'
import { equalValues } from './equal-values.ts'
import { idRanges } from './id-ranges.ts'
import type { Store } from './store.ts'
import type { TableName } from './tables.ts'

/** Selects of `id` and `title` that together give all findings of one kind, each of a bounded part of the library. */
export type QualitySearch = (store: Store, now: Date) => AsyncIterable<RawBuilder<unknown>>

/** A search that looks at each row of a table by itself. */
function rowByRow(
  table: TableName,
  title: 'title' | 'name',
  where: (store: Store, now: Date) => RawBuilder<unknown>,
): QualitySearch {
  return async function* (store, now) {
    for await (const { from, to } of idRanges(store, table)) {
      yield sql`select t.id, ${sql.ref(`t.${title}`)} as title from ${sql.table(table)} as t
        where t.id > ${from} and t.id <= ${to} and ${where(store, now)}`
    }
  }
}

const isActive = sql`status = 'active'`

async function* duplicateBooks(store: Store): AsyncGenerator<RawBuilder<unknown>> {
  for await (const titles of equalValues(store, 'title_key', isActive)) {
    yield sql`
      select min(b.id) as id, min(b.title) as title from book b join book_author a on a.book_id = b.id and a.position = 0
      where b.status = 'active' and b.missing_since is null and b.title_key ${store.amongTexts(titles)}
      group by b.title_key, a.author_id, coalesce(b.asin, ''), coalesce(b.isbn, ''), b.abridged having count(*) > 1`
  }
}

async function* conflictingAsins(store: Store): AsyncGenerator<RawBuilder<unknown>> {
  for await (const asins of equalValues(store, 'asin', sql`asin is not null`)) {
    yield sql`
      select min(id) as id, min(title) as title from book where asin ${store.amongTexts(asins)} and ${isActive}
      group by asin having count(distinct title_key) > 1`
  }
}

/** Everything that is looked for. */
export const qualitySearches = {
  duplicate_books: duplicateBooks,
  conflicting_asins: conflictingAsins,
  books_without_author: rowByRow('book', 'title', () => sql`t.status = 'active' and t.lacks_author = true`),
  series_without_numbers: rowByRow(
    'series',
    'name',
    () => sql`t.owned_books > 1 and not exists (
      select 1 from book_series j where j.series_id = t.id and j.sequence_sort is not null)`,
  ),
  authors_without_books: rowByRow(
    'author',
    'name',
    () => sql`not exists (select 1 from book_author j where j.author_id = t.id)`,
  ),
  series_without_books: rowByRow(
    'series',
    'name',
    () => sql`not exists (select 1 from book_series j where j.series_id = t.id)`,
  ),
  stale_checks: rowByRow(
    'series',
    'name',
    (store, now) => sql`t.owned_books > 1 and (t.last_checked_at is null
      or t.last_checked_at < ${store.moment(new Date(now.getTime() - 60 * 86_400_000))})`,
  ),
  vanished_books: rowByRow('book', 'title', () => sql`t.missing_since is not null`),
} satisfies Record<string, QualitySearch>

import type { FieldSource, ImportSource } from '../entities/index.ts'
import { insertRows, type Parameter } from './batch.ts'
import { type BookFields, columnValues, isBookField } from './book-fields.ts'
import { tieNewBooks } from './book-ties.ts'
import { fieldsTies } from './fields-ties.ts'
import { tiesOf } from './recount.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { reindexBooks } from './search-index.ts'
import { settleBooks } from './settle-missing.ts'
import type { Store } from './store.ts'

/** A new book; only the title is needed. */
export type NewBook = BookFields & { readonly title: string }

/** Inserts books with their ties, words and counts; gives their ids in the same order. */
export async function insertBooks(
  store: Store,
  books: readonly NewBook[],
  options: { now: Date; importSource: ImportSource; source?: FieldSource },
): Promise<number[]> {
  if (books.length === 0) return []
  const now = store.moment(options.now)
  const rows = books.map((fields): Record<string, Parameter> => ({
    genres: '[]',
    tags: '[]',
    narrators: '[]',
    ...columnValues(store, fields),
    field_sources: store.json(sourcesOf(fields, options.source)),
    import_source: options.importSource,
    added_at: now,
    created_at: now,
    updated_at: now,
  }))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const inserted = await insertRows<{ id: number }>(store, {
    table: 'book',
    columns,
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    suffix: 'returning id',
  })
  // One statement gives ids in the order of its rows on both databases, but neither promises it: ids are sorted, as
  // rows are numbered in the order they are written.
  const ids = inserted.map((row) => row.id).toSorted((a, b) => a - b)
  const ties = await fieldsTies(
    store,
    books.map((fields, at) => ({ bookId: ids[at] ?? 0, fields })),
    options.now,
  )
  await tieNewBooks(
    store,
    ties.map(({ bookId, authors, series }) => ({ bookId, authors: authors ?? [], series: series ?? [] })),
  )
  await refreshCompleteness(store, ids)
  await reindexBooks(store, ids)
  await settleBooks(store, { bookIds: ids, touched: await tiesOf(store, ids), now: options.now })
  return ids
}

function sourcesOf(fields: BookFields, source: FieldSource | undefined): Record<string, FieldSource> {
  if (source === undefined) return {}
  return Object.fromEntries(
    Object.keys(fields)
      .filter(isBookField)
      .map((field) => [field, source]),
  )
}

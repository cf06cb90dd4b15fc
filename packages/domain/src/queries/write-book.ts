import { sql } from 'kysely'
import type { FieldSource, ImportSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { insertRows, type Parameter } from './batch.ts'
import { type AuthorInput, type BookFields, columnValues, fieldValue, isBookField } from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import { type BookTies, replaceTies } from './book-ties.ts'
import { booksById } from './books-by-id.ts'
import { tiesOf, together } from './recount.ts'
import { completenessOf } from './refresh-completeness.ts'
import { resolveAuthors } from './resolve-authors.ts'
import { resolveSeries } from './resolve-series.ts'
import { reindexBooks } from './search-index.ts'
import { settleBooks } from './settle-missing.ts'
import { lockRow, type Store } from './store.ts'

/** What changed: the value before and after, by field. */
export type FieldChanges = Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>

/** How fields are written. */
export interface WriteFieldsOptions {
  readonly now: Date
  /** Where the values come from, kept for each field that changes. */
  readonly source?: FieldSource
}

/** Inserts a book and gives it back with its ties, words and counts in place. */
export async function insertBook(
  store: Store,
  fields: BookFields & { title: string },
  options: { now: Date; importSource: ImportSource; source?: FieldSource },
): Promise<BookRecord> {
  const now = store.moment(options.now)
  const values: Record<string, Parameter> = {
    genres: '[]',
    tags: '[]',
    narrators: '[]',
    ...columnValues(store, fields),
    field_sources: store.json(sourcesOf(fields, options.source)),
    import_source: options.importSource,
    added_at: now,
    created_at: now,
    updated_at: now,
  }
  const [row] = await insertRows<{ id: number }>(store, {
    table: 'book',
    columns: Object.keys(values),
    rows: [Object.values(values)],
    suffix: 'returning id',
  })
  if (row === undefined) throw new Error('A book was inserted without an id.')
  return settle(store, row.id, fields, options.now)
}

function sourcesOf(fields: BookFields, source: FieldSource | undefined): Record<string, FieldSource> {
  if (source === undefined) return {}
  return Object.fromEntries(
    Object.keys(fields)
      .filter(isBookField)
      .map((field) => [field, source]),
  )
}

/** Changes fields of a book, and everything that follows from them. Gives what really changed. */
export async function writeFields(
  store: Store,
  book: BookRecord,
  fields: BookFields,
  options: WriteFieldsOptions,
): Promise<{ book: BookRecord; changes: FieldChanges }> {
  const changed = Object.keys(fields).filter(isBookField)
  const values = columnValues(store, fields)
  if (changed.length > 0) {
    const set = Object.entries(values).map(([column, value]) => sql`${sql.id(column)} = ${value}`)
    await sql`update book set ${sql.join([...set, sql`updated_at = ${store.moment(options.now)}`, sql`version = version + 1`])}
      where id = ${book.id}`.execute(store.db)
  }
  const after = await settle(store, book.id, fields, options.now)
  const changes = Object.fromEntries(
    changed
      .map((field) => [field, { old: fieldValue(book, field), new: fieldValue(after, field) }] as const)
      .filter(([, change]) => JSON.stringify(change.old) !== JSON.stringify(change.new)),
  )
  if (options.source === undefined || Object.keys(changes).length === 0) return { book: after, changes }
  const sources = {
    ...book.fieldSources,
    ...Object.fromEntries(Object.keys(changes).map((field) => [field, options.source])),
  }
  await sql`update book set field_sources = ${store.json(sources)} where id = ${book.id}`.execute(store.db)
  return { book: { ...after, fieldSources: sources as BookRecord['fieldSources'] }, changes }
}

/** Writes ties, completeness, words and counts of a book whose columns are written. */
async function settle(store: Store, id: number, fields: BookFields, now: Date): Promise<BookRecord> {
  const before = await tiesOf(store, [id])
  await writeTies(store, id, fields, now)
  const book = await theBook(store, id)
  const percentage = completenessOf(book)
  if (percentage !== book.metadataCompleteness) {
    await sql`update book set metadata_completeness = ${percentage} where id = ${id}`.execute(store.db)
  }
  await reindexBooks(store, [id])
  const after = await tiesOf(store, [id])
  await settleBooks(store, { bookIds: [id], touched: together(before, after), now })
  return { ...book, metadataCompleteness: percentage }
}

async function writeTies(store: Store, bookId: number, fields: BookFields, now: Date): Promise<void> {
  if (fields.authors === undefined && fields.series === undefined) return
  const authors = fields.authors === undefined ? null : await authorTies(store, fields.authors, now)
  const writers = authors?.map(({ id }) => id) ?? [...(await tiesOf(store, [bookId])).authors]
  const series = fields.series === undefined ? null : await seriesIds(store, fields.series, writers, now)
  await replaceTies(store, [{ bookId, authors, series }])
}

async function authorTies(store: Store, authors: readonly AuthorInput[], now: Date): Promise<BookTies['authors']> {
  const idOf = await resolveAuthors(
    store,
    authors.filter((author) => 'name' in author),
    now,
  )
  return authors.flatMap((author) => {
    const id = 'id' in author ? author.id : idOf(author)
    return id === null ? [] : [{ id, role: author.role }]
  })
}

async function seriesIds(
  store: Store,
  series: NonNullable<BookFields['series']>,
  writers: readonly number[],
  now: Date,
) {
  const named = series.filter((one) => 'name' in one).map((one) => ({ series: one, authorIds: writers }))
  const idOf = await resolveSeries(store, named, now)
  return series.flatMap((one) => {
    const id = 'id' in one ? one.id : idOf({ series: one, authorIds: writers })
    return id === null ? [] : [{ id, sequence: one.sequence ?? null }]
  })
}

/** The book, or `not_found`. */
export async function theBook(store: Store, id: number): Promise<BookRecord> {
  await lockRow(store, 'book', id)
  const [book] = await booksById(store, [id])
  if (book === undefined)
    throw new DomainError({ code: 'not_found', entity: 'book', message: `There is no book ${id}.` })
  return book
}

/** Refuses a write of somebody who has seen an older version. */
export function checkVersion(entity: string, row: { id: number; version: number }, version: number | undefined): void {
  if (version === undefined || version === row.version) return
  throw new DomainError({
    code: 'version_conflict',
    entity,
    id: row.id,
    message: `The ${entity.replaceAll('_', ' ')} was changed by somebody else (version ${row.version} instead of ${version}); read it again.`,
  })
}

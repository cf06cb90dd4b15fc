import { sql } from 'kysely'
import type { FieldSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { type BookFields, columnValues, fieldValue, isBookField } from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import { replaceTies } from './book-ties.ts'
import { booksById } from './books-by-id.ts'
import { fieldsTies } from './fields-ties.ts'
import { tiesOf, together } from './recount.ts'
import { completenessOf } from './refresh-completeness.ts'
import { reindexBooks } from './search-index.ts'
import { settleBooks } from './settle-missing.ts'
import { lockRow, type Store } from './store.ts'
import { refuseAbsId } from './refuse-abs-id.ts'

/** What changed: the value before and after, by field. */
export type FieldChanges = Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>

/** How fields are written. */
export interface WriteFieldsOptions {
  readonly now: Date
  /** Where the values come from, kept for each field that changes. */
  readonly source?: FieldSource
}

/**
 * Changes fields of a book, and everything that follows from them. Gives what really changed. Throws `conflict` with the
 * other's id when another book has the Audiobookshelf id.
 */
export async function writeFields(
  store: Store,
  book: BookRecord,
  fields: BookFields,
  options: WriteFieldsOptions,
): Promise<{ book: BookRecord; changes: FieldChanges }> {
  await refuseAbsId(store, fields.absBookId, book.id)
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
  if (fields.authors !== undefined || fields.series !== undefined) {
    await replaceTies(store, await fieldsTies(store, [{ bookId: id, fields }], now))
  }
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

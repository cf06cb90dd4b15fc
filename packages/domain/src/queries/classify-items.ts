import { sql } from 'kysely'
import type { BookStatus } from '../entities/index.ts'
import type { Parameter } from './batch.ts'
import { type ItemColumn, itemColumns } from './book-values.ts'
import type { LibraryItem, MergeOutcome } from './library-item.ts'
import type { Store } from './store.ts'
import { readJson } from './stored.ts'
import type { Row, StoredMoment } from './tables.ts'

/** A book that is there already, as far as a merge has to know it. */
export interface KnownBook {
  readonly id: number
  readonly abs_book_id: string | null
  readonly missing_since: StoredMoment | null
  readonly added_at: StoredMoment
  readonly status: BookStatus
  /** The values that a person has locked, by column. */
  readonly locked: Partial<Record<ItemColumn, Parameter>>
  /** The fields that a person has locked, authors and series among them. */
  readonly lockedFields: ReadonlySet<string>
}

/** An item with the book it belongs to. */
export interface ClassifiedItem {
  readonly item: LibraryItem
  readonly known: KnownBook | null
  readonly outcome: MergeOutcome
}

/** Finds out what is to be done with each item: by its id, then by path, ASIN and ISBN of books that have vanished. */
export async function classify(store: Store, items: readonly LibraryItem[]): Promise<ClassifiedItem[]> {
  const byId = new Map((await knownBooks(store, items)).map((row) => [row.abs_book_id, row]))
  const strangers = items.filter((item) => !byId.has(item.absBookId))
  const gone = strangers.length === 0 ? [] : await vanishedBooks(store, strangers)
  const here = new Set(items.map((item) => item.absBookId))
  const taken = new Set<number>()
  return items.map((item) => {
    const row = byId.get(item.absBookId)
    if (row !== undefined) return { item, known: known(row), outcome: outcomeOf(item, row) }
    const back = gone.find(
      (candidate) => !taken.has(candidate.id) && !here.has(candidate.abs_book_id ?? '') && isSame(item, candidate),
    )
    if (back === undefined) return { item, known: null, outcome: 'created' }
    taken.add(back.id)
    return { item, known: known(back), outcome: 'relinked' }
  })
}

function outcomeOf(item: LibraryItem, row: Row<'book'>): MergeOutcome {
  const back = row.missing_since !== null && item.isMissing !== true
  if (back) return 'relinked'
  const gone = row.missing_since === null && item.isMissing === true
  return row.content_hash === item.contentHash && !gone ? 'unchanged' : 'changed'
}

/**
 * A book that is still there is another one, even on the same path: its files may have moved, which its own item will
 * tell. A book that was added by hand has no item yet; its path may be the one of this item.
 */
function isSame(item: LibraryItem, row: Row<'book'>): boolean {
  if (row.library_id !== null && row.library_id !== item.libraryId) return false
  if (row.missing_since === null && row.abs_book_id !== null) return false
  if (item.filePath != null && row.file_path === item.filePath) return true
  if (row.missing_since === null) return false
  return (item.asin != null && row.asin === item.asin) || (item.isbn != null && row.isbn === item.isbn)
}

async function knownBooks(store: Store, items: readonly LibraryItem[]): Promise<Row<'book'>[]> {
  const ids = store.amongTexts(items.map((item) => item.absBookId))
  return (await sql<Row<'book'>>`select * from book where abs_book_id ${ids}`.execute(store.db)).rows
}

async function vanishedBooks(store: Store, items: readonly LibraryItem[]): Promise<Row<'book'>[]> {
  const { rows } = await sql<Row<'book'>>`
    select * from book where id in (${vanishedIds(store, items)}) order by id`.execute(store.db)
  return rows
}

function vanishedIds(store: Store, items: readonly LibraryItem[]) {
  const list = (values: readonly (string | null | undefined)[]) =>
    store.amongTexts(values.flatMap((value) => value ?? []))
  return sql`
    select id from book where file_path ${list(items.map((item) => item.filePath))}
    union select id from book where asin ${list(items.map((item) => item.asin))} and missing_since is not null
    union select id from book where isbn ${list(items.map((item) => item.isbn))} and missing_since is not null`
}

function known(row: Row<'book'>): KnownBook {
  const { id, abs_book_id, missing_since, added_at, status } = row
  const sources = readJson(row.field_sources)
  const locked = new Set(Object.entries(sources).flatMap(([field, source]) => (source.locked === true ? [field] : [])))
  return { id, abs_book_id, missing_since, added_at, status, locked: lockedValues(row, locked), lockedFields: locked }
}

function lockedValues(row: Row<'book'>, locked: ReadonlySet<string>): Partial<Record<ItemColumn, Parameter>> {
  const values: Partial<Record<ItemColumn, Parameter>> = {}
  if (locked.size === 0) return values
  for (const [column, field] of Object.entries(itemColumns)) {
    if (field === null || !locked.has(field)) continue
    const value: unknown = Reflect.get(row, column)
    values[column as ItemColumn] =
      typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Parameter)
  }
  return values
}

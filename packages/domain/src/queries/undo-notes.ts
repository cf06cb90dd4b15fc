import { sql } from 'kysely'
import type { FieldSource, UndoNotes } from '../entities/index.ts'
import {
  type AuthorInput,
  type BookField,
  type BookFields,
  isBookField,
  type SeriesInput,
  wrong,
} from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import type { CorrectionRecord } from './change-set-record.ts'
import type { Store } from './store.ts'
import { readJson } from './stored.ts'
import type { StoredJson } from './tables.ts'

/** What a revert of a field will need, from the book before the change. */
export function undoNotes(book: BookRecord, field: BookField): UndoNotes {
  const source = book.fieldSources[field] ?? null
  if (field === 'authors') return { source, ties: book.authors.map(({ id, role }) => ({ id, role })) }
  return field === 'series' ? { source, ties: book.series.map(({ id }) => ({ id })) } : { source }
}

/** The notes of some corrections, by id. Those of older databases have none. */
export async function readUndoNotes(store: Store, corrections: readonly number[]): Promise<Map<number, UndoNotes>> {
  const { rows } = await sql<{ id: number; undo: StoredJson<UndoNotes> }>`
    select id, undo from metadata_correction where id ${store.among(corrections)} and undo is not null`.execute(
    store.db,
  )
  return new Map(rows.map((row) => [row.id, readJson(row.undo)]))
}

/** Where the values come from once some corrections are reverted: what was known before them, locks among it. */
export function sourcesBefore(
  book: BookRecord,
  corrections: readonly CorrectionRecord[],
  notes: ReadonlyMap<number, UndoNotes>,
): Record<string, FieldSource> {
  const sources = new Map(Object.entries(book.fieldSources))
  for (const { id, fieldName } of corrections) {
    const source = notes.get(id)?.source ?? null
    if (source === null) sources.delete(fieldName)
    else sources.set(fieldName, source)
  }
  return Object.fromEntries(sources)
}

/**
 * Values of corrections as a book takes them. Corrections show authors and series by name; notes tell which of that
 * name they were, as long as those are there.
 */
export async function asFields(
  store: Store,
  values: readonly { readonly fieldName: string; readonly value: unknown; readonly notes: UndoNotes | undefined }[],
): Promise<BookFields> {
  const fields: [string, unknown][] = []
  for (const { fieldName, value, notes } of values) {
    if (!isBookField(fieldName)) continue
    const tied = fieldName === 'authors' || fieldName === 'series'
    fields.push([fieldName, tied ? await tiesOf(store, fieldName, value ?? [], notes) : value])
  }
  return Object.fromEntries(fields)
}

async function tiesOf(
  store: Store,
  field: 'authors' | 'series',
  values: unknown,
  notes: UndoNotes | undefined,
): Promise<(AuthorInput | SeriesInput)[]> {
  if (!Array.isArray(values) || !values.every(isNamed)) throw wrong(field, 'a list of names')
  const ties = notes?.ties ?? []
  const table = field === 'authors' ? sql.table('author') : sql.table('series')
  const { rows } = await sql<{ id: number }>`
    select id from ${table} where id ${store.among(ties.map(({ id }) => id))}`.execute(store.db)
  const there = new Set(rows.map((row) => row.id))
  return values.map((value, at) => {
    const named = typeof value === 'string' ? { name: value } : value
    const tie = ties[at]
    if (tie === undefined || !there.has(tie.id)) return named
    const { name: _, ...rest } = named
    return { ...rest, ...tie }
  })
}

/** Whether a value names an author or a series as corrections do: by name alone, or by name and more. */
function isNamed(value: unknown): value is string | { readonly name: string } {
  if (typeof value !== 'object' || value === null) return typeof value === 'string'
  return 'name' in value && typeof value.name === 'string'
}

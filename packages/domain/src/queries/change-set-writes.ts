import { sql } from 'kysely'
import type { ChangeSetStatus, ChangeTarget, CorrectionSource } from '../entities/index.ts'
import { insertRows } from './batch.ts'
import { isBookField } from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import type { Store } from './store.ts'
import { undoNotes } from './undo-notes.ts'
import type { FieldChanges } from './write-book.ts'

/** A change set to be written, with its corrections. */
export interface NewChangeSetRow {
  /** The book before the changes. */
  readonly book: BookRecord
  readonly runId?: number | null
  readonly target: ChangeTarget
  readonly status: ChangeSetStatus
  readonly reason?: string | null
  readonly now: Date
  readonly corrections: readonly NewCorrectionRow[]
}

/** A correction to be written. */
export interface NewCorrectionRow {
  readonly fieldName: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly source: CorrectionSource
  readonly reason?: string | null
  readonly evidence?: readonly unknown[]
}

/** Writes a change set with its corrections; gives its id. */
export async function insertChangeSet(store: Store, input: NewChangeSetRow): Promise<number> {
  const now = store.moment(input.now)
  const applied = input.status === 'applied' ? now : null
  const [set] = await insertRows<{ id: number }>(store, {
    table: 'change_set',
    columns: [
      'book_id',
      'run_id',
      'target',
      'status',
      'reason',
      'planned_at',
      'applied_at',
      'created_at',
      'updated_at',
    ],
    rows: [
      [input.book.id, input.runId ?? null, input.target, input.status, input.reason ?? null, now, applied, now, now],
    ],
    suffix: 'returning id',
  })
  if (set === undefined) throw new Error('A change set was inserted without an id.')
  await insertRows(store, {
    table: 'metadata_correction',
    columns: [
      'created_at',
      'book_id',
      'book_title',
      'change_set_id',
      'field_name',
      'old_value',
      'new_value',
      'source',
      'reason',
      'evidence',
      'applied_at',
      'undo',
    ],
    rows: input.corrections.map((correction) => [
      now,
      input.book.id,
      input.book.title,
      set.id,
      correction.fieldName,
      boxed(store, correction.oldValue),
      boxed(store, correction.newValue),
      correction.source,
      correction.reason ?? null,
      store.json(correction.evidence ?? []),
      applied,
      applied !== null && isBookField(correction.fieldName)
        ? store.json(undoNotes(input.book, correction.fieldName))
        : null,
    ]),
  })
  return set.id
}

/** Keeps changes that were made already, as a change set that can be reverted. Nothing when nothing changed. */
export async function keepChanges(
  store: Store,
  input: { book: BookRecord; changes: FieldChanges; source: CorrectionSource; now: Date },
): Promise<number | null> {
  const corrections = Object.entries(input.changes).map(([fieldName, change]) => ({
    fieldName,
    oldValue: change.old,
    newValue: change.new,
    source: input.source,
  }))
  if (corrections.length === 0) return null
  return insertChangeSet(store, { ...input, target: 'local', status: 'applied', corrections })
}

/** Marks a change set and the given corrections of it. */
export async function markChangeSet(
  store: Store,
  input: { id: number; status: ChangeSetStatus; now: Date },
): Promise<void> {
  const now = store.moment(input.now)
  const moment =
    input.status === 'reverted'
      ? sql`reverted_at = ${now},`
      : input.status === 'planned'
        ? sql``
        : sql`applied_at = coalesce(applied_at, ${now}),`
  await sql`update change_set set status = ${input.status}, ${moment} updated_at = ${now}, version = version + 1
    where id = ${input.id}`.execute(store.db)
}

/**
 * Any JSON value as it is stored: in a list of one, because a bare text comes back parsed from one driver and
 * unparsed from the other.
 */
export function boxed(store: Store, value: unknown): string {
  return store.json([value ?? null])
}

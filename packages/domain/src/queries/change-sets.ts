import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type ChangeSetStatus, type ChangeTarget, type CorrectionSource, type FieldSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { type BookField, fieldValue, isBookField } from './book-fields.ts'
import type { BookRecord } from './book-record.ts'
import { changeSetById, type ChangeSetRecord, type CorrectionRecord } from './change-set-record.ts'
import { insertChangeSet, markChangeSet } from './change-set-writes.ts'
import { lockRow, type Store, write } from './store.ts'
import { asFields, readUndoNotes, sourcesBefore, undoNotes } from './undo-notes.ts'
import { theBook, writeFields } from './write-book.ts'
import { refuseMissing } from './refuse-missing.ts'

/** A change of one field that is planned. */
export interface PlannedChange {
  readonly fieldName: BookField
  readonly newValue: unknown
  readonly source: CorrectionSource
  readonly reason?: string | null
  readonly evidence?: readonly unknown[]
}

/**
 * Plans changes of one book without writing them to it. The old values are read, never given; what would change
 * nothing is left out. Null when nothing is left. Throws `not_found`, and `invalid_value` for a field that is none, or a run that is not there.
 */
export function planChangeSet(
  em: EntityManager,
  input: {
    bookId: number
    changes: readonly PlannedChange[]
    target: ChangeTarget
    runId?: number | null
    reason?: string | null
    now: Date
  },
): Promise<ChangeSetRecord | null> {
  return write(em, async (store) => {
    await refuseMissing(store, { entity: 'change_set', field: 'runId', to: 'run', ids: [input.runId] })
    const book = await theBook(store, input.bookId)
    const corrections = input.changes.flatMap((change) => {
      if (!isBookField(change.fieldName)) throw noField(change.fieldName)
      const oldValue = fieldValue(book, change.fieldName)
      return same(oldValue, change.newValue) ? [] : [{ ...change, oldValue }]
    })
    if (corrections.length === 0) return null
    const id = await insertChangeSet(store, { ...input, book, status: 'planned', corrections })
    return theChangeSet(store, id)
  })
}

/**
 * Applies a planned change set to the database. A field whose value is not the old one any more is left alone and
 * named in its correction's `error`. Throws `not_found`, and `illegal_transition` when it is not planned.
 */
export function applyChangeSet(em: EntityManager, input: { id: number; now: Date }): Promise<ChangeSetRecord> {
  return write(em, async (store) => {
    const set = await theChangeSet(store, input.id)
    if (set.status !== 'planned') throw wrongState(set, 'applied')
    return writeSet(store, set, { now: input.now, from: 'oldValue', to: 'newValue' })
  })
}

/**
 * Keeps what happened to a change set whose target was written by a task: applied corrections are copied into the
 * database, the others keep their error. Corrections that are not named count as not applied.
 */
export function recordAppliedChangeSet(
  em: EntityManager,
  input: { id: number; results: readonly { correctionId: number; error: string | null }[]; now: Date },
): Promise<ChangeSetRecord> {
  return write(em, async (store) => {
    const set = await theChangeSet(store, input.id)
    if (set.status !== 'planned') throw wrongState(set, 'applied')
    const errors = new Map(input.results.map((result) => [result.correctionId, result.error]))
    const refused = new Map(
      set.corrections.flatMap(({ id }) => {
        const error = errors.has(id) ? errors.get(id) : 'It was not written.'
        return error == null ? [] : [[id, error] as const]
      }),
    )
    return writeSet(store, set, { now: input.now, from: null, to: 'newValue', refused })
  })
}

/**
 * Undoes an applied change set in the database. A field that was changed since is left alone and named in its
 * correction's `error`. Throws `not_found`, and `illegal_transition` when nothing of it is applied.
 */
export function revertChangeSet(
  em: EntityManager,
  input: { id: number; now: Date; correctionId?: number },
): Promise<ChangeSetRecord> {
  return write(em, async (store) => {
    const set = await theChangeSet(store, input.id)
    if (set.status !== 'applied' && set.status !== 'partly') throw wrongState(set, 'reverted')
    const chosen = set.corrections.filter(({ id }) => input.correctionId === undefined || id === input.correctionId)
    return writeSet(store, { ...set, corrections: chosen }, { now: input.now, from: 'newValue', to: 'oldValue' })
  })
}

interface Direction {
  readonly now: Date
  /** What the value has to be; null: whatever it is. */
  readonly from: 'oldValue' | 'newValue' | null
  readonly to: 'oldValue' | 'newValue'
  /** Corrections that are not written, with the reason. */
  readonly refused?: ReadonlyMap<number, string>
}

async function writeSet(store: Store, set: ChangeSetRecord, direction: Direction): Promise<ChangeSetRecord> {
  if (set.bookId === null)
    throw new DomainError({ code: 'not_found', entity: 'book', message: 'The book of this change set is gone.' })
  const { to, from, now } = direction
  const reverting = to === 'oldValue'
  const book = await theBook(store, set.bookId)
  const open = set.corrections.filter((one) =>
    reverting ? one.appliedAt !== null && one.revertedAt === null : one.appliedAt === null,
  )
  const errorOf = (one: CorrectionRecord): string | null => {
    const refused = direction.refused?.get(one.id)
    if (refused !== undefined) return refused
    const current = isBookField(one.fieldName) ? fieldValue(book, one.fieldName) : null
    return from === null || same(current, one[from]) ? null : 'The value was changed since.'
  }
  const written = open.filter((one) => errorOf(one) === null)
  const notes = await readUndoNotes(store, reverting ? written.map(({ id }) => id) : [])
  const values = written.map((one) => ({ fieldName: one.fieldName, value: one[to], notes: notes.get(one.id) }))
  const source: FieldSource | undefined =
    written[0] === undefined || reverting ? undefined : { source: written[0].source }
  await writeFields(store, book, await asFields(store, values), { now, source })
  if (reverting) {
    await sql`update book set field_sources = ${store.json(sourcesBefore(book, written, notes))}
      where id = ${book.id}`.execute(store.db)
  }
  for (const one of open) await markCorrection(store, one, { reverting, error: errorOf(one), now, book })
  await markChangeSet(store, { id: set.id, status: await statusOf(store, set.id), now })
  return theChangeSet(store, set.id)
}

async function markCorrection(
  store: Store,
  { id, fieldName }: CorrectionRecord,
  outcome: { reverting: boolean; error: string | null; now: Date; book: BookRecord },
): Promise<void> {
  const moment = outcome.error === null ? store.moment(outcome.now) : null
  const change = outcome.reverting
    ? sql`reverted_at = ${moment}`
    : sql`applied_at = ${moment}, undo = ${isBookField(fieldName) ? store.json(undoNotes(outcome.book, fieldName)) : null}`
  await sql`update metadata_correction set ${change}, error = ${outcome.error} where id = ${id}`.execute(store.db)
}

/** What a change set is follows from its corrections. */
async function statusOf(store: Store, id: number): Promise<ChangeSetStatus> {
  const { corrections } = await theChangeSet(store, id)
  const standing = corrections.filter((one) => one.appliedAt !== null && one.revertedAt === null).length
  if (standing === corrections.length) return 'applied'
  if (standing > 0) return 'partly'
  return corrections.some((one) => one.revertedAt !== null) ? 'reverted' : 'failed'
}

async function theChangeSet(store: Store, id: number): Promise<ChangeSetRecord> {
  await lockRow(store, 'change_set', id)
  const set = await changeSetById(store, id)
  if (set === null)
    throw new DomainError({ code: 'not_found', entity: 'change_set', message: `There is no change set ${id}.` })
  return set
}

function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a ?? null, b ?? null)
}

function noField(name: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    entity: 'book',
    field: 'fieldName',
    message: `A book has no field "${name}" that can be changed.`,
  })
}

function wrongState(set: ChangeSetRecord, verb: string): DomainError {
  return new DomainError({
    code: 'illegal_transition',
    entity: 'change_set',
    id: set.id,
    message: `Change set ${set.id} is ${set.status} and cannot be ${verb}.`,
  })
}

import { sql } from 'kysely'
import type { ChangeSetStatus, ChangeTarget, CorrectionSource } from '../entities/index.ts'
import type { Store } from './store.ts'
import { storedId } from './stored-id.ts'
import { readJson, readMoment } from './stored.ts'
import type { Row, StoredJson } from './tables.ts'

/** One field of one book: what it was, what it became, from where and why. Moments are ISO-8601 in UTC. */
export interface CorrectionRecord {
  readonly id: number
  /** Null once the book is deleted for good; its title stays. */
  readonly bookId: number | null
  readonly bookTitle: string | null
  readonly changeSetId: number
  readonly fieldName: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly source: CorrectionSource
  readonly reason: string | null
  readonly evidence: readonly unknown[]
  readonly appliedAt: string | null
  readonly revertedAt: string | null
  /** Why it was not applied, or not reverted. */
  readonly error: string | null
  readonly createdAt: string
}

/** Corrections of one book that are applied and undone together. */
export interface ChangeSetRecord {
  readonly id: number
  readonly bookId: number | null
  readonly runId: number | null
  readonly target: ChangeTarget
  readonly status: ChangeSetStatus
  readonly reason: string | null
  readonly plannedAt: string
  readonly appliedAt: string | null
  readonly revertedAt: string | null
  readonly corrections: readonly CorrectionRecord[]
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** A correction's row as a record. */
export function correctionRecord(row: Row<'metadata_correction'>): CorrectionRecord {
  return {
    id: row.id,
    bookId: row.book_id,
    bookTitle: row.book_title,
    changeSetId: row.change_set_id,
    fieldName: row.field_name,
    oldValue: unboxed(row.old_value),
    newValue: unboxed(row.new_value),
    source: row.source,
    reason: row.reason,
    evidence: readJson(row.evidence),
    appliedAt: readMoment(row.applied_at),
    revertedAt: readMoment(row.reverted_at),
    error: row.error,
    createdAt: readMoment(row.created_at),
  }
}

function unboxed(value: StoredJson | null): unknown {
  const list = readJson(value)
  return Array.isArray(list) ? (list[0] ?? null) : null
}

/** Rows of change sets with their corrections, in the same order. */
export async function changeSetRecords(store: Store, rows: readonly Row<'change_set'>[]): Promise<ChangeSetRecord[]> {
  if (rows.length === 0) return []
  const corrections = await sql<Row<'metadata_correction'>>`
    select * from metadata_correction where change_set_id ${store.among(rows.map((row) => row.id))}
    order by change_set_id, id`.execute(store.db)
  const bySet = Map.groupBy(corrections.rows.map(correctionRecord), (correction) => correction.changeSetId)
  return rows.map((row) => ({
    id: row.id,
    bookId: row.book_id,
    runId: row.run_id,
    target: row.target,
    status: row.status,
    reason: row.reason,
    plannedAt: readMoment(row.planned_at),
    appliedAt: readMoment(row.applied_at),
    revertedAt: readMoment(row.reverted_at),
    corrections: bySet.get(row.id) ?? [],
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }))
}

/** One change set, or null. */
export async function changeSetById(store: Store, id: number): Promise<ChangeSetRecord | null> {
  const rows = await store.db.selectFrom('change_set').selectAll().where('id', '=', storedId(id)).execute()
  return (await changeSetRecords(store, rows))[0] ?? null
}

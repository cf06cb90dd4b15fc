import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type RunRecord, runRecord } from './run-record.ts'
import { read } from './store.ts'
import { readMoment, readNumber } from './stored.ts'
import type { Row, StoredMoment } from './tables.ts'

/** How a task's runs went. Durations are milliseconds; rates are 0 to 1. */
export interface RunStatistics {
  readonly runs: number
  readonly completed: number
  readonly failed: number
  /** Completed out of completed and failed; null while there is neither. */
  readonly successRate: number | null
  readonly averageDurationMs: number | null
  readonly p95DurationMs: number | null
  readonly lastRun: RunRecord | null
  readonly lastSuccessAt: string | null
}

/** The newest runs that statistics look at: enough for a percentile, and a bound on the cost. */
const newest = 1_000

/** Statistics of one task over its newest 1,000 runs. */
export function runStatistics(em: EntityManager, task: string): Promise<RunStatistics> {
  return read(em, async (store) => {
    const { rows } = await sql<{
      status: string
      duration_ms: number | string | null
      completed_at: StoredMoment | null
    }>`
      select status, duration_ms, completed_at from run where task_name = ${task}
      order by created_at desc, id desc limit ${newest}`.execute(store.db)
    const last = await sql<Row<'run'>>`
      select * from run where task_name = ${task} order by created_at desc, id desc limit 1`.execute(store.db)
    const completed = rows.filter((row) => row.status === 'COMPLETED')
    const failed = rows.filter((row) => row.status === 'FAILED').length
    const durations = completed.flatMap((row) => readNumber(row.duration_ms) ?? []).toSorted((a, b) => a - b)
    const ended = completed.length + failed
    return {
      runs: rows.length,
      completed: completed.length,
      failed,
      successRate: ended === 0 ? null : completed.length / ended,
      averageDurationMs:
        durations.length === 0 ? null : durations.reduce((sum, value) => sum + value, 0) / durations.length,
      p95DurationMs: durations[Math.ceil(durations.length * 0.95) - 1] ?? null,
      lastRun: last.rows[0] === undefined ? null : runRecord(store, last.rows[0]),
      lastSuccessAt: readMoment(completed[0]?.completed_at ?? null),
    }
  })
}

import { earliestMoment } from './stored-moment.ts'

/** How long things are kept. */
export interface RetentionRules {
  /** Days that ended runs are kept. Any of these may be `Infinity`. */
  readonly runDays: number
  /** The newest runs that stay however old they are. */
  readonly runsKept: number
  /** Days that failed attempts are kept; permanent ones stay for ever. */
  readonly attemptDays: number
  /** Days that completed and cancelled downloads are kept. */
  readonly downloadDays: number
  /** Bytes that cached answers may take together. */
  readonly cacheBytes: number
}

/** What is kept unless somebody says otherwise. Corrections are kept for ever. */
export const defaultRetention: RetentionRules = {
  runDays: 90,
  runsKept: 1_000,
  attemptDays: 180,
  downloadDays: 90,
  cacheBytes: 512 * 1024 * 1024,
}

/** A run as far as retention looks at it. */
export interface RetainedRun {
  readonly id: number
  readonly createdAt: Date
  /** Whether it has ended; a live run is never deleted. */
  readonly ended: boolean
}

/** The runs that may go: ended, older than the limit, and not among the newest. */
export function expiredRuns<Run extends RetainedRun>(
  runs: readonly Run[],
  rules: Pick<RetentionRules, 'runDays' | 'runsKept'>,
  now: Date,
): Run[] {
  const newest = runs.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id)
  const limit = daysBefore(now, rules.runDays).getTime()
  return newest.slice(rules.runsKept).filter((run) => run.ended && run.createdAt.getTime() < limit)
}

/** A moment some days earlier; the first that there is when it were earlier than that, as for an infinity of days. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(Math.max(earliestMoment, now.getTime() - days * 86_400_000))
}

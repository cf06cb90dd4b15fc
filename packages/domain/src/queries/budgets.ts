import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { read, type Store, writeApart } from './store.ts'
import { latestMoment } from './stored-moment.ts'
import { wholeOrRefuse } from './whole-number.ts'
import { readMoment } from './stored.ts'
import type { Row } from './tables.ts'

/** How much of a service may be used in a window of time. */
export interface BudgetRule {
  readonly service: string
  /** A hash of the key, never the key. Empty for a service without one. */
  readonly keyHash: string
  /** The name of the window, such as `day`; a service may have several. */
  readonly window: string
  readonly limit: number
  /** When the window that contains `now` ends. */
  readonly resetsAt: Date
}

/** How much of a service is used. */
export interface BudgetRecord {
  readonly service: string
  readonly window: string
  readonly used: number
  readonly limit: number
  readonly left: number
  readonly resetsAt: string
  readonly blockedUntil: string | null
}

/**
 * Takes from a budget before a request is made. Granted or not, it is one conditional statement, so that all tasks
 * and nodes share one count. A new window starts at zero by itself.
 */
export function spendBudget(
  em: EntityManager,
  input: BudgetRule & { now: Date; cost?: number },
): Promise<{ granted: boolean; budget: BudgetRecord }> {
  return writeApart(em, async (store) => {
    const [now, resetsAt] = [store.moment(input.now), store.moment(input.resetsAt)]
    const cost = wholeOrRefuse('budget', 'used', input.cost ?? 1)
    const limit = wholeOrRefuse('budget', 'limit', input.limit)
    await sql`insert into budget (service, key_hash, "window", used, "limit", resets_at, created_at, updated_at)
      values (${input.service}, ${input.keyHash}, ${input.window}, 0, ${limit}, ${resetsAt}, ${now}, ${now})
      on conflict (service, key_hash, "window") do update set "limit" = excluded."limit",
        used = case when budget.resets_at <= excluded.updated_at then 0 else budget.used end,
        resets_at = case when budget.resets_at <= excluded.updated_at then excluded.resets_at else budget.resets_at end,
        updated_at = excluded.updated_at`.execute(store.db)
    const { rows } = await sql<Row<'budget'>>`
      update budget set used = used + ${cost}, updated_at = ${now}
      where service = ${input.service} and key_hash = ${input.keyHash} and "window" = ${input.window}
        and used + ${cost} <= "limit" and (blocked_until is null or blocked_until <= ${now}) returning *`.execute(
      store.db,
    )
    const [row] = rows
    return row === undefined
      ? { granted: false, budget: budgetRecord(await rowOf(store, input).executeTakeFirstOrThrow()) }
      : { granted: true, budget: budgetRecord(row) }
  })
}

/**
 * Keeps that a service asked for patience: nothing is granted before that moment, after a restart neither. Of two
 * moments the later one counts.
 */
export function blockBudget(em: EntityManager, input: BudgetRule & { until: Date; now: Date }): Promise<void> {
  return writeApart(em, async (store) => {
    // A service may ask for more patience than there is time.
    const until = store.moment(new Date(Math.min(input.until.getTime(), latestMoment)))
    const now = store.moment(input.now)
    await sql`insert into budget (service, key_hash, "window", used, "limit", resets_at, blocked_until, created_at, updated_at)
      values (${input.service}, ${input.keyHash}, ${input.window}, 0, ${input.limit}, ${store.moment(input.resetsAt)}, ${until}, ${now}, ${now})
      on conflict (service, key_hash, "window") do update set updated_at = excluded.updated_at,
        blocked_until = case when budget.blocked_until > excluded.blocked_until then budget.blocked_until
          else excluded.blocked_until end`.execute(store.db)
  })
}

/** One budget as it is kept, or null when nothing was ever taken from it. */
export function readBudget(
  em: EntityManager,
  rule: Pick<BudgetRule, 'service' | 'keyHash' | 'window'>,
): Promise<BudgetRecord | null> {
  return read(em, async (store) => {
    const row = await rowOf(store, rule).executeTakeFirst()
    return row === undefined ? null : budgetRecord(row)
  })
}

/** Every budget, as of `now`: a window that has ended counts as unused. */
export function listBudgets(em: EntityManager, input: { now: Date }): Promise<BudgetRecord[]> {
  return read(em, async (store) => {
    const rows = await store.db
      .selectFrom('budget')
      .selectAll()
      .orderBy('service')
      .orderBy('window')
      .orderBy('id')
      .execute()
    return rows.map((row) => {
      const ended = new Date(row.resets_at) <= input.now
      return budgetRecord(ended ? { ...row, used: 0 } : row)
    })
  })
}

function rowOf(store: Store, rule: Pick<BudgetRule, 'service' | 'keyHash' | 'window'>) {
  return store.db
    .selectFrom('budget')
    .selectAll()
    .where('service', '=', rule.service)
    .where('key_hash', '=', rule.keyHash)
    .where('window', '=', rule.window)
}

function budgetRecord(row: Row<'budget'>): BudgetRecord {
  return {
    service: row.service,
    window: row.window,
    used: row.used,
    limit: row.limit,
    left: Math.max(0, row.limit - row.used),
    resetsAt: readMoment(row.resets_at),
    blockedUntil: readMoment(row.blocked_until),
  }
}

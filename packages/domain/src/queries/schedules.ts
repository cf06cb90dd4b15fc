import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { DomainError } from '../errors.ts'
import { read, type Store, writeApart } from './store.ts'
import { readFlag, readJson, readMoment } from './stored.ts'
import type { Row } from './tables.ts'
import { rowsAtMost } from './rows-at-most.ts'
import { storedId } from './stored-id.ts'

/** When a task runs by itself. */
export interface ScheduleRecord {
  readonly id: number
  readonly task: string
  readonly enabled: boolean
  /** What the task's definition says, such as `{ cron: '0 2 * * *' }`; null: only when asked to. */
  readonly trigger: Readonly<Record<string, unknown>> | null
  readonly timezone: string
  readonly nextRunAt: string | null
  readonly lastRunAt: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}

/** What a host knows of a task's schedule. */
export interface KnownSchedule {
  readonly task: string
  readonly trigger: Readonly<Record<string, unknown>> | null
  readonly timezone?: string
  /** The first due moment; kept only when the row is new or its trigger has changed. */
  readonly nextRunAt: Date | null
  /** Whether a new row starts enabled. Default true. An existing row keeps what a person chose. */
  readonly enabled?: boolean
}

/** Makes a row for each task that has none, and brings rows up to date whose trigger or time zone has changed. */
export function ensureSchedules(
  em: EntityManager,
  input: { schedules: readonly KnownSchedule[]; now: Date },
): Promise<ScheduleRecord[]> {
  return writeApart(em, async (store) => {
    const existing = new Map((await allSchedules(store)).map((schedule) => [schedule.task, schedule]))
    for (const known of input.schedules.toSorted((a, b) => (a.task < b.task ? -1 : 1))) {
      const row = existing.get(known.task)
      if (row === undefined) await insert(store, known, input.now)
      else if (differs(row, known)) await change(store, row.id, known, input.now)
    }
    return allSchedules(store)
  })
}

/** Every schedule, by task. */
export function listSchedules(em: EntityManager): Promise<ScheduleRecord[]> {
  return read(em, allSchedules)
}

/** The enabled schedules whose moment has come, the longest due first. */
export function dueSchedules(em: EntityManager, input: { now: Date; limit?: number }): Promise<ScheduleRecord[]> {
  return read(em, async (store) => {
    const { rows } = await sql<Row<'schedule'>>`
      select * from schedule where enabled = ${store.flag(true)} and next_run_at <= ${store.moment(input.now)}
      order by next_run_at, id limit ${rowsAtMost(input.limit, { fallback: 100 })}`.execute(store.db)
    return rows.map(scheduleRecord)
  })
}

/**
 * Takes a due schedule for this node: moves it to its next moment if nobody has since `version`. One conditional
 * statement: of two nodes one gets the record, the other null.
 */
export function claimSchedule(
  em: EntityManager,
  input: { task: string; version: number; nextRunAt: Date | null; now: Date; ran?: boolean },
): Promise<ScheduleRecord | null> {
  return writeApart(em, async (store) => {
    const ran = input.ran === false ? sql`` : sql`last_run_at = ${store.moment(input.now)},`
    const { rows } = await sql<Row<'schedule'>>`
      update schedule set ${ran} next_run_at = ${store.moment(input.nextRunAt)}, updated_at = ${store.moment(input.now)},
        version = version + 1
      where task = ${input.task} and version = ${storedId(input.version)} and enabled = ${store.flag(true)} returning *`.execute(
      store.db,
    )
    return rows[0] === undefined ? null : scheduleRecord(rows[0])
  })
}

/** Switches a schedule on or off. Throws `not_found`. */
export function setScheduleEnabled(
  em: EntityManager,
  input: { task: string; enabled: boolean; nextRunAt?: Date | null; now: Date },
): Promise<ScheduleRecord> {
  return writeApart(em, async (store) => {
    const next = input.nextRunAt === undefined ? sql`` : sql`next_run_at = ${store.moment(input.nextRunAt)},`
    const { rows } = await sql<Row<'schedule'>>`
      update schedule set ${next} enabled = ${store.flag(input.enabled)}, updated_at = ${store.moment(input.now)},
        version = version + 1 where task = ${input.task} returning *`.execute(store.db)
    if (rows[0] === undefined) {
      throw new DomainError({
        code: 'not_found',
        entity: 'schedule',
        message: `No task "${input.task}" has a schedule.`,
      })
    }
    return scheduleRecord(rows[0])
  })
}

async function allSchedules(store: Store): Promise<ScheduleRecord[]> {
  return (await store.db.selectFrom('schedule').selectAll().orderBy('task').execute()).map(scheduleRecord)
}

function differs(row: ScheduleRecord, known: KnownSchedule): boolean {
  return sortedText(row.trigger) !== sortedText(known.trigger) || row.timezone !== (known.timezone ?? 'UTC')
}

/** PostgreSQL keeps the keys of a JSON object in an order of its own. */
function sortedText(value: Readonly<Record<string, unknown>> | null): string {
  return JSON.stringify(value === null ? null : Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function insert(store: Store, known: KnownSchedule, now: Date): Promise<void> {
  await store.db
    .insertInto('schedule')
    .values({
      task: known.task,
      enabled: store.flag(known.enabled ?? true),
      trigger: known.trigger === null ? null : store.json(known.trigger),
      timezone: known.timezone ?? 'UTC',
      next_run_at: store.moment(known.nextRunAt),
      created_at: store.moment(now),
      updated_at: store.moment(now),
    })
    .onConflict((conflict) => conflict.column('task').doNothing())
    .execute()
}

async function change(store: Store, id: number, known: KnownSchedule, now: Date): Promise<void> {
  await store.db
    .updateTable('schedule')
    .set((eb) => ({
      trigger: known.trigger === null ? null : store.json(known.trigger),
      timezone: known.timezone ?? 'UTC',
      next_run_at: store.moment(known.nextRunAt),
      updated_at: store.moment(now),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

function scheduleRecord(row: Row<'schedule'>): ScheduleRecord {
  return {
    id: row.id,
    task: row.task,
    enabled: readFlag(row.enabled),
    trigger: readJson(row.trigger),
    timezone: row.timezone,
    nextRunAt: readMoment(row.next_run_at),
    lastRunAt: readMoment(row.last_run_at),
    createdAt: readMoment(row.created_at),
    updatedAt: readMoment(row.updated_at),
    version: row.version,
  }
}

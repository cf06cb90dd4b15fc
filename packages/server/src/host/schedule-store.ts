import {
  claimSchedule,
  type Database,
  dueSchedules,
  ensureSchedules,
  listSchedules,
  type ScheduleRecord,
  setScheduleEnabled,
} from '@shelfhand/domain/queries'
import { nextRun, type Task, TaskError } from '@shelfhand/tasks'
import type { ScheduleState } from './due.ts'
import type { Job } from './host.ts'
import type { Registry } from './registry.ts'

/** A schedule that may be due, and the version of its row. */
export interface StoredSchedule extends ScheduleState {
  readonly task: string
  readonly version: number
}

/** The schedules of the registered tasks, as rows of the database. Rows of tasks that are not loaded are left alone. */
export interface ScheduleStore {
  /** Makes the rows that are lacking; one whose task changed its schedule is computed anew. */
  ensure(registry: Registry, now: Date): Promise<void>
  due(registry: Registry, now: Date): Promise<readonly StoredSchedule[]>
  /** Takes a due schedule for this node; false when another node was quicker. */
  claim(schedule: StoredSchedule, next: { readonly nextRunAt: Date | null; readonly now: Date }): Promise<boolean>
  /** Throws TaskError `invalid_config` for a task without a schedule. */
  enable(task: Task, enabled: boolean, now: Date): Promise<Job>
  jobs(registry: Registry): Promise<readonly Job[]>
}

/** Makes the store. */
export function createScheduleStore(db: Database): ScheduleStore {
  return {
    async ensure(registry, now) {
      const schedules = scheduled(registry).map(({ id, schedule }) => ({
        task: id,
        trigger: { cron: schedule.cron },
        timezone: schedule.timezone ?? 'UTC',
        nextRunAt: nextRun(schedule, now),
      }))
      await ensureSchedules(db.em(), { schedules, now })
    },
    async due(registry, now) {
      const tasks = new Map(scheduled(registry).map((task) => [task.id, task]))
      return (await dueSchedules(db.em(), { now })).flatMap((record) => {
        const task = tasks.get(record.task)
        return task === undefined ? [] : [{ ...stateOf(task, record), task: task.id, version: record.version }]
      })
    },
    async claim({ task, version }, next) {
      return (await claimSchedule(db.em(), { task, version, ...next })) !== null
    },
    async enable(task, enabled, now) {
      if (task.schedule === null) {
        const message = `${task.id} has no schedule; it runs only when it is asked to.`
        throw new TaskError({ code: 'invalid_config', message })
      }
      const nextRunAt = enabled ? nextRun(task.schedule, now) : null
      return jobOf(task.schedule, await setScheduleEnabled(db.em(), { task: task.id, enabled, nextRunAt, now }))
    },
    async jobs(registry) {
      const tasks = new Map(scheduled(registry).map(({ id, schedule }) => [id, schedule]))
      return (await listSchedules(db.em())).flatMap((record) => {
        const schedule = tasks.get(record.task)
        return schedule === undefined ? [] : [jobOf(schedule, record)]
      })
    },
  }
}

function scheduled(registry: Registry) {
  return [...registry.tasks.values()].flatMap(({ task }) =>
    task.schedule === null ? [] : [{ id: task.id, schedule: task.schedule }],
  )
}

function stateOf(task: { readonly schedule: Job['schedule'] }, record: ScheduleRecord): ScheduleState {
  return {
    schedule: task.schedule,
    enabled: record.enabled,
    nextRunAt: record.nextRunAt === null ? null : new Date(record.nextRunAt),
  }
}

function jobOf(schedule: Job['schedule'], record: ScheduleRecord): Job {
  return {
    id: String(record.id),
    task: record.task,
    schedule,
    enabled: record.enabled,
    nextRunAt: record.nextRunAt,
    lastRunAt: record.lastRunAt,
  }
}

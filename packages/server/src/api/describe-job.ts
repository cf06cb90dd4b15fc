import type { z } from 'zod'
import type { Job } from '../host/host.ts'
import { describeSchedule } from './describe-task.ts'
import type { Job as JobSchema } from './schemas/task.ts'

/** The clock looks every few seconds: a job is missed when it is later than this, in milliseconds. */
const grace = 60_000

/** An entry of the clock, and whether it is overdue. */
export function describeJob(job: Job, now: number): z.output<typeof JobSchema> {
  return {
    id: job.id,
    task: job.task,
    schedule: describeSchedule(job.schedule),
    enabled: job.enabled,
    nextRunAt: job.nextRunAt,
    lastRunAt: job.lastRunAt,
    missed: job.enabled && job.nextRunAt !== null && Date.parse(job.nextRunAt) + grace < now,
  }
}

/** The enabled jobs that are due first. */
export function nextJobs(jobs: readonly Job[], count: number): Job[] {
  return jobs
    .filter((job) => job.enabled && job.nextRunAt !== null)
    .toSorted((a, b) => ((a.nextRunAt ?? '') < (b.nextRunAt ?? '') ? -1 : 1))
    .slice(0, count)
}

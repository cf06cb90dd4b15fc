import { taskTypes } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Moment } from './fields.ts'
import { Run } from './run.ts'

export const TaskId = z.string().min(1).max(60).describe('Such as `library-sync`.')
export const Schedule = z
  .object({ cron: z.string(), timezone: z.string().describe('IANA name.') })
  .meta({ id: 'Schedule' })

export const Task = z
  .object({
    id: z.string(),
    plugin: z.string(),
    description: z.string(),
    type: z.enum(taskTypes),
    schedule: Schedule.nullable().describe('Null: it only runs when it is asked to.'),
    uses: z.array(z.string()).describe('Services it works with.'),
    enabled: z.boolean().describe('Whether its schedule is on.'),
    config: z.record(z.string(), z.unknown()).describe('What a run gets; secrets are hidden.'),
    nextRunAt: Moment.nullable(),
    lastRun: Run.nullable(),
    lastSuccessAt: Moment.nullable(),
    running: z.boolean(),
  })
  .meta({ id: 'Task' })

export const TaskList = z.object({ items: z.array(Task), total: z.int() }).meta({ id: 'TaskList' })

const TaskStatistics = z
  .object({
    runs: z.int(),
    succeeded: z.int(),
    failed: z.int(),
    successRate: z.number().min(0).max(1).nullable().describe('Of the runs that ended; null before the first.'),
    averageDurationMs: z.number().nullable(),
    p95DurationMs: z.number().nullable(),
  })
  .meta({ id: 'TaskStatistics' })

export const TaskDetail = Task.extend({
  configSchema: z.record(z.string(), z.unknown()).describe('JSON Schema of the config.'),
  statistics: TaskStatistics,
}).meta({ id: 'TaskDetail' })

export const Job = z
  .object({
    id: z.string(),
    task: z.string(),
    schedule: Schedule,
    enabled: z.boolean(),
    nextRunAt: Moment.nullable(),
    lastRunAt: Moment.nullable(),
    missed: z.boolean().describe('Whether its next run is overdue.'),
  })
  .meta({ id: 'Job' })

export const JobList = z.object({ items: z.array(Job), total: z.int() }).meta({ id: 'JobList' })

export const SchedulerStatus = z
  .object({
    running: z.boolean(),
    node: z.string(),
    startedAt: Moment.nullable(),
    jobs: z.int(),
    activeRuns: z.array(Run),
    next: z.array(Job).describe('The five that are due first.'),
  })
  .meta({ id: 'SchedulerStatus' })

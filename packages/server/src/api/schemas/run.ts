import { logLevels, runStatuses, runTriggers, taskTypes } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment } from './fields.ts'
import { pageOf } from './page.ts'

const count = z.int().min(0)
const ReportItem = z.object({ title: z.string(), link: z.string().optional(), reason: z.string().optional() })

const RunReport = z
  .object({
    seen: count,
    created: count,
    changed: count,
    unchanged: count,
    skipped: z.record(z.string(), count).describe('Counts by reason.'),
    failed: z.record(z.string(), count).describe('Counts by reason.'),
    calls: z.record(z.string(), count).describe('Requests made, by service.'),
    warnings: z.array(z.string()).readonly(),
    result: z.unknown().describe('What the task found, in a shape of its own; null when it set none.'),
    items: z.object({
      created: z.array(ReportItem).readonly(),
      changed: z.array(ReportItem).readonly(),
      skipped: z.array(ReportItem).readonly(),
      failed: z.array(ReportItem).readonly(),
    }),
  })
  .meta({ id: 'RunReport' })

export const RunStatus = z.enum(runStatuses)

export const Run = z
  .object({
    id: Id,
    taskName: z.string(),
    taskType: z.enum(taskTypes),
    status: RunStatus,
    trigger: z.enum(runTriggers),
    scheduledFor: Moment.nullable(),
    startedAt: Moment.nullable(),
    completedAt: Moment.nullable(),
    durationMs: count.nullable(),
    itemsProcessed: count,
    itemsCreated: count,
    itemsChanged: count,
    itemsSkipped: count,
    itemsFailed: count,
    errorMessage: z.string().nullable(),
    report: RunReport.nullable(),
    node: z.string().nullable(),
    createdAt: Moment,
  })
  .meta({ id: 'Run' })

export const RunPage = pageOf('Run', Run)

export const RunDetail = Run.extend({
  config: z.record(z.string(), z.unknown()).describe('What the run was given; secrets are hidden.'),
  progress: z.unknown().describe('How far it is, as the task tells it.'),
  cancelRequested: z.boolean(),
  resumedFrom: Id.nullable().describe('The interrupted run that it continues.'),
}).meta({ id: 'RunDetail' })

export const LogLevel = z.enum(logLevels)

const RunLogLine = z
  .object({
    id: Id,
    at: Moment,
    level: LogLevel,
    message: z.string(),
    data: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'RunLogLine' })

export const RunLogPage = pageOf('RunLog', RunLogLine)

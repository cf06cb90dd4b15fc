import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment, versionedBase } from './base.ts'

/** What kind of work a run does; plugins use `CUSTOM`. */
export const taskTypes = [
  'MAM_SCRAPING',
  'TOP10_DISCOVERY',
  'METADATA_FULL',
  'METADATA_NEW',
  'SERIES_COMPLETION',
  'AUTHOR_COMPLETION',
  'CLEANUP',
  'LIBRARY_SYNC',
  'DOWNLOAD_SYNC',
  'CUSTOM',
] as const
export type TaskType = (typeof taskTypes)[number]

/** `INTERRUPTED` is a run whose process ended before it did. */
export const runStatuses = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'INTERRUPTED'] as const
export type RunStatus = (typeof runStatuses)[number]

/** Why a run was started. */
export const runTriggers = ['schedule', 'manual', 'event', 'catch-up'] as const
export type RunTrigger = (typeof runTriggers)[number]

const count = (column: string) => p.integer().default(0).check(`${column} >= 0`)

/** One execution of a task, from the moment it was asked for. */
export const Run = defineEntity({
  name: 'Run',
  tableName: 'run',
  properties: {
    ...versionedBase(),
    taskName: p.text().check("task_name <> ''"),
    taskType: p.enum(taskTypes),
    status: p.enum(runStatuses).default('PENDING'),
    trigger: p.enum(runTriggers),
    scheduledFor: moment().nullable(),
    startedAt: moment().nullable(),
    completedAt: moment().nullable(),
    durationMs: p.bigint('number').nullable().check('duration_ms >= 0'),
    itemsProcessed: count('items_processed'),
    itemsCreated: count('items_created'),
    itemsChanged: count('items_changed'),
    itemsSkipped: count('items_skipped'),
    itemsFailed: count('items_failed'),
    errorMessage: p.text().nullable(),
    report: p.json<unknown>().nullable(),
    checkpoint: p.json<unknown>().nullable(),
    config: p.json<unknown>().nullable(),
    progress: p.json<unknown>().nullable(),
    cancelRequested: p.boolean().default(false),
    node: p.text().nullable(),
    leaseUntil: moment().nullable(),
    resumedFrom: p.integer().nullable(),
  },
  indexes: [
    { name: 'run_created', properties: ['createdAt', 'id'] },
    { name: 'run_task_created', properties: ['taskName', 'createdAt', 'id'] },
    { name: 'run_status_created', properties: ['status', 'createdAt', 'id'] },
    { name: 'run_task_status', properties: ['taskName', 'status', 'createdAt', 'id'] },
    { name: 'run_lease', properties: ['leaseUntil', 'id'], where: { status: 'RUNNING' } },
  ],
  uniques: [{ name: 'run_task_scheduled_unique', properties: ['taskName', 'scheduledFor'] }],
})
export type Run = InferEntity<typeof Run>

import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment, versionedBase } from './base.ts'

/** When a task is due next. One row for each task that a host knows. */
export const Schedule = defineEntity({
  name: 'Schedule',
  tableName: 'schedule',
  properties: {
    ...versionedBase(),
    task: p.text().unique('schedule_task_unique').check("task <> ''"),
    enabled: p.boolean().default(true),
    trigger: p.json<Readonly<Record<string, unknown>>>().nullable(),
    timezone: p.text().default('UTC'),
    nextRunAt: moment().nullable(),
    lastRunAt: moment().nullable(),
  },
  indexes: [{ name: 'schedule_due', properties: ['enabled', 'nextRunAt', 'id'] }],
})
export type Schedule = InferEntity<typeof Schedule>

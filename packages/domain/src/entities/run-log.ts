import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'
import { Run } from './run.ts'

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** A line that a run wrote; it goes when the run goes. */
export const RunLog = defineEntity({
  name: 'RunLog',
  tableName: 'run_log',
  properties: {
    id: p.integer().primary().autoincrement(),
    run: p.manyToOne(Run).index(false).deleteRule('cascade'),
    at: moment(),
    level: p.enum(logLevels),
    message: p.text(),
    data: p.json<Readonly<Record<string, unknown>>>().nullable(),
  },
  indexes: [
    { name: 'run_log_run', properties: ['run', 'id'] },
    { name: 'run_log_run_level', properties: ['run', 'level', 'id'] },
  ],
})
export type RunLog = InferEntity<typeof RunLog>

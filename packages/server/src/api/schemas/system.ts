import { z } from 'zod'
import { Moment } from './fields.ts'

export const Welcome = z
  .object({
    name: z.string(),
    version: z.string(),
    description: z.string(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Welcome' })

export const Alive = z.object({ status: z.literal('ok'), time: Moment }).meta({ id: 'Alive' })

export const HealthStatus = z.enum(['ok', 'degraded', 'down'])

export const Health = z
  .object({
    status: HealthStatus,
    checks: z.record(z.string(), z.object({ status: HealthStatus, detail: z.string().optional() })),
    time: Moment,
  })
  .meta({ id: 'Health' })

export const VersionAnswer = z
  .object({
    version: z.string(),
    api: z.string().describe('Version of the HTTP interface.'),
    node: z.string(),
    commit: z.string().nullable(),
  })
  .meta({ id: 'Version' })

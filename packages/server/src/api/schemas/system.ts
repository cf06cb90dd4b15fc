import { z } from 'zod'
import { Id, Moment } from './fields.ts'

export const Welcome = z
  .object({
    name: z.string(),
    version: z.string(),
    description: z.string(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Welcome' })

export const Alive = z.object({ status: z.literal('ok'), time: Moment }).meta({ id: 'Alive' })

const HealthStatus = z.enum(['ok', 'degraded', 'down'])

export const Health = z
  .object({
    status: HealthStatus,
    checks: z.record(z.string(), z.object({ status: HealthStatus, detail: z.string().optional() })),
    time: Moment,
  })
  .meta({ id: 'Health' })

export const DetailedHealth = Health.extend({
  database: z.object({
    driver: z.enum(['sqlite', 'postgresql']),
    version: z.string(),
    latencyMs: z.number().min(0),
    sizeBytes: z.number().min(0),
    migrations: z.array(z.object({ name: z.string(), appliedAt: z.string() })).readonly(),
  }),
  scheduler: z.object({
    running: z.boolean(),
    node: z.string(),
    activeRuns: z.int().min(0),
    lagSeconds: z.number().min(0).describe('How long the job that is longest overdue has been due.'),
    lastFailure: z
      .object({ runId: Id, task: z.string(), at: Moment.nullable(), message: z.string().nullable() })
      .nullable()
      .describe('The last run that failed.'),
  }),
  services: z
    .array(
      z.object({
        id: z.string(),
        description: z.string(),
        configured: z.boolean(),
        reason: z.string().nullable().describe('Which settings are not there.'),
      }),
    )
    .readonly(),
  versions: z.object({ shelfhand: z.string(), node: z.string() }),
  uptimeSeconds: z.number().min(0),
  memoryBytes: z.int().min(0),
}).meta({ id: 'DetailedHealth' })

export const VersionAnswer = z
  .object({
    version: z.string(),
    api: z.string().describe('Version of the HTTP interface.'),
    node: z.string(),
    commit: z.string().nullable(),
  })
  .meta({ id: 'Version' })

import { versions } from 'node:process'
import { databaseInfo, listRuns } from '@shelfhand/domain/queries'
import type { z } from 'zod'
import type { Job } from '../host/host.ts'
import { checkHealth } from './check-health.ts'
import type { ApiContext } from './context.ts'
import type { DetailedHealth } from './schemas/system.ts'

/** How each component is, with versions, sizes and delays. Rejects when the database does not answer. */
export async function checkHealthInDetail(
  context: Pick<ApiContext, 'db' | 'host' | 'settings'>,
): Promise<z.output<typeof DetailedHealth>> {
  const { db, host, settings } = context
  const started = performance.now()
  const database = await databaseInfo(db.em())
  const latencyMs = Math.round((performance.now() - started) * 100) / 100
  const [health, status, failures] = await Promise.all([
    checkHealth(context),
    host.status(),
    listRuns(db.em(), { status: 'FAILED', limit: 1 }),
  ])
  const [failure] = failures.items
  return {
    ...health,
    database: { ...database, latencyMs },
    scheduler: {
      running: status.running,
      node: status.node,
      activeRuns: status.activeRuns.length,
      lagSeconds: lag(status.jobs, Date.now()),
      lastFailure: failure
        ? { runId: failure.id, task: failure.taskName, at: failure.completedAt, message: failure.errorMessage }
        : null,
    },
    services: host
      .services()
      .map(({ id, description, configured, reason }) => ({ id, description, configured, reason })),
    versions: { shelfhand: settings.version, node: versions.node },
    uptimeSeconds: Math.round(process.uptime()),
    memoryBytes: process.memoryUsage.rss(),
  }
}

/** For how many seconds the job that is longest overdue has been due. */
function lag(jobs: readonly Job[], now: number): number {
  const delays = jobs.map(({ enabled, nextRunAt }) => (enabled && nextRunAt !== null ? now - Date.parse(nextRunAt) : 0))
  return Math.max(0, ...delays.map((delay) => Math.round(delay / 1000)))
}

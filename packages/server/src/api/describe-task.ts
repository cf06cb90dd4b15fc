import { listRuns } from '@shelfhand/domain/queries'
import type { z } from 'zod'
import type { HostStatus, RegisteredTask } from '../host/host.ts'
import { runView } from '../host/run-view.ts'
import type { ApiContext } from './context.ts'
import { hideSecrets } from './hide-secrets.ts'
import type { Schedule, Task } from './schemas/task.ts'

/** A task with what the database says of its schedule and its runs. */
export async function describeTask(
  { db, host }: Pick<ApiContext, 'db' | 'host'>,
  task: RegisteredTask,
  status: HostStatus,
): Promise<z.output<typeof Task>> {
  const job = status.jobs.find((entry) => entry.task === task.id)
  const [runs, lastSuccess] = await Promise.all([
    listRuns(db.em(), { task: task.id, limit: 1 }),
    host.lastSuccess(task.id),
  ])
  const [lastRun] = runs.items
  return {
    id: task.id,
    plugin: task.plugin,
    description: task.description,
    type: task.type,
    schedule: task.schedule && describeSchedule(task.schedule),
    uses: [...task.uses],
    enabled: job?.enabled ?? false,
    config: recordOf(hideSecrets(task.config)),
    nextRunAt: job?.nextRunAt ?? null,
    lastRun: lastRun === undefined ? null : runView(lastRun),
    lastSuccessAt: lastSuccess?.completedAt ?? null,
    running: status.activeRuns.some((run) => run.taskName === task.id),
  }
}

/** A schedule with its time zone. */
export function describeSchedule({
  cron,
  timezone = 'UTC',
}: {
  cron: string
  timezone?: string
}): z.output<typeof Schedule> {
  return { cron, timezone }
}

/** An object as a record; anything else becomes an empty one. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

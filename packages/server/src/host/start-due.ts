import { isTaskError } from '@shelfhand/tasks'
import type { Logger } from 'pino'
import type { ActiveRuns } from './active-runs.ts'
import { decideDue } from './due.ts'
import type { Host } from './host.ts'
import type { Registry } from './registry.ts'
import type { ScheduleStore } from './schedule-store.ts'
import type { Services } from './services.ts'

/**
 * Starts what is due now. Each due moment is claimed in the database by one conditional update, so that of several
 * hosts on one database one runs it. A task that still runs, or whose service is not configured, waits for its next
 * moment; that is told in the log, not as a failed run every quarter of an hour.
 */
export async function startDue(options: {
  readonly registry: Registry
  readonly services: Services
  readonly schedules: ScheduleStore
  readonly active: ActiveRuns
  readonly log: Logger
  readonly now: Date
  readonly run: (
    taskId: string,
    how: { trigger: 'schedule' | 'catch-up'; scheduledFor: Date },
  ) => ReturnType<Host['run']>
}): Promise<void> {
  const { registry, schedules, log, now } = options
  for (const state of await schedules.due(registry, now)) {
    const decision = decideDue(state, now)
    if (decision.kind === 'wait') continue
    const claimed = await schedules.claim(state, { nextRunAt: decision.nextRunAt, now })
    if (!claimed) continue
    try {
      await options.run(state.task, { trigger: decision.trigger, scheduledFor: decision.scheduledFor })
    } catch (error) {
      const expected = isTaskError(error, 'already_running') || isTaskError(error, 'service_not_configured')
      log[expected ? 'info' : 'error'](
        { err: expected ? undefined : error, task: state.task },
        expected ? error.message : 'a due task could not be started',
      )
    }
  }
}

import { nextRun, type Schedule, type Trigger } from '@shelfhand/tasks'

/** How late a run may be and still count as on time; later it is a catch-up. Seconds; kept from the original system. */
export const misfireGraceSeconds = 3600

/** What the database says of a schedule. */
export interface ScheduleState {
  readonly schedule: Schedule
  readonly enabled: boolean
  readonly nextRunAt: Date | null
}

/** What is to be done about a schedule at a moment. */
export type DueDecision =
  | { readonly kind: 'wait'; readonly nextRunAt: Date | null }
  | {
      readonly kind: 'run'
      readonly trigger: Extract<Trigger, 'schedule' | 'catch-up'>
      readonly scheduledFor: Date
      readonly nextRunAt: Date | null
    }

/**
 * Decides what is due. Any number of missed moments becomes one run: a server that was away for a week does a month's
 * task once when it is back, and a quarter-hourly one once as well. `nextRunAt` is the first moment after `now`.
 */
export function decideDue(state: ScheduleState, now: Date): DueDecision {
  const following = nextRun(state.schedule, now)
  if (!state.enabled) return { kind: 'wait', nextRunAt: null }
  if (state.nextRunAt === null) return { kind: 'wait', nextRunAt: following }
  if (state.nextRunAt > now) return { kind: 'wait', nextRunAt: state.nextRunAt }
  const lateSeconds = (now.getTime() - state.nextRunAt.getTime()) / 1000
  return {
    kind: 'run',
    trigger: lateSeconds > misfireGraceSeconds ? 'catch-up' : 'schedule',
    scheduledFor: state.nextRunAt,
    nextRunAt: following,
  }
}

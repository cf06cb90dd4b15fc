import { Cron } from 'croner'

/** When a task runs by itself: a cron pattern of five fields (six with seconds first) in an IANA time zone. */
export interface Schedule {
  readonly cron: string
  /** IANA name; UTC when absent. */
  readonly timezone?: string
}

/**
 * The first moment after `after` at which the schedule is due; null when it never is again.
 * A local time that a clock change skips is due at the first moment after the gap; one that comes twice is due once.
 */
export function nextRun(schedule: Schedule, after: Date): Date | null {
  return pattern(schedule).nextRun(after)
}

/** What is wrong with a schedule, in a sentence; null when nothing is. */
export function scheduleProblem(schedule: Schedule): string | null {
  try {
    return pattern(schedule).nextRun() === null ? `The cron pattern "${schedule.cron}" never matches a date.` : null
  } catch {
    return timezoneExists(schedule.timezone ?? 'UTC')
      ? `"${schedule.cron}" is not a cron pattern.`
      : `"${schedule.timezone}" is not an IANA time zone.`
  }
}

function pattern(schedule: Schedule): Cron {
  return new Cron(schedule.cron, { timezone: schedule.timezone ?? 'UTC', paused: true })
}

function timezoneExists(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

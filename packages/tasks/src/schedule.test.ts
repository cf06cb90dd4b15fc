import { expect, it } from 'vitest'
import { nextRun, scheduleProblem } from './schedule.ts'

it('gives the first moment after, never the moment itself', () => {
  const hourly = { cron: '0 * * * *' }
  expect(nextRun(hourly, new Date('2026-01-01T10:00:00Z'))).toEqual(new Date('2026-01-01T11:00:00Z'))
  expect(nextRun(hourly, new Date('2026-01-01T10:59:59.999Z'))).toEqual(new Date('2026-01-01T11:00:00Z'))
})

it('follows the clock of the time zone', () => {
  const morning = { cron: '0 8 * * *', timezone: 'America/New_York' }
  expect(nextRun(morning, new Date('2026-03-07T14:00:00Z'))).toEqual(new Date('2026-03-08T12:00:00Z'))
})

it('finds nothing wrong with a good schedule', () => {
  expect(scheduleProblem({ cron: '*/15 * * * *', timezone: 'Europe/Berlin' })).toBeNull()
})

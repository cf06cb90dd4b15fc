import { describe, expect, it } from 'vitest'
import { decideDue, type ScheduleState } from './due.ts'

const quarterHourly = { cron: '*/15 * * * *' }
const at = (text: string) => new Date(text)
const state = (overrides: Partial<ScheduleState>): ScheduleState => ({
  schedule: quarterHourly,
  enabled: true,
  nextRunAt: at('2026-03-01T10:15:00Z'),
  ...overrides,
})

describe('decideDue', () => {
  it('waits until the moment', () => {
    expect(decideDue(state({}), at('2026-03-01T10:14:59Z'))).toEqual({
      kind: 'wait',
      nextRunAt: at('2026-03-01T10:15:00Z'),
    })
  })

  it('runs at the moment and says when the next one is', () => {
    expect(decideDue(state({}), at('2026-03-01T10:15:00Z'))).toEqual({
      kind: 'run',
      trigger: 'schedule',
      scheduledFor: at('2026-03-01T10:15:00Z'),
      nextRunAt: at('2026-03-01T10:30:00Z'),
    })
  })

  it('makes one run of many missed ones, and calls it a catch-up after the grace', () => {
    expect(decideDue(state({}), at('2026-03-04T08:01:00Z'))).toEqual({
      kind: 'run',
      trigger: 'catch-up',
      scheduledFor: at('2026-03-01T10:15:00Z'),
      nextRunAt: at('2026-03-04T08:15:00Z'),
    })
    expect(decideDue(state({}), at('2026-03-01T11:15:00Z'))).toMatchObject({ trigger: 'schedule' })
  })

  it('computes the first moment of a new schedule and never runs a disabled one', () => {
    expect(decideDue(state({ nextRunAt: null }), at('2026-03-01T10:01:00Z'))).toEqual({
      kind: 'wait',
      nextRunAt: at('2026-03-01T10:15:00Z'),
    })
    expect(decideDue(state({ enabled: false }), at('2026-03-01T12:00:00Z'))).toEqual({ kind: 'wait', nextRunAt: null })
  })

  it('keeps local time over clock changes: a skipped moment comes after the gap, a doubled one comes once', () => {
    const berlin = { cron: '30 2 * * *', timezone: 'Europe/Berlin' }
    const next = (now: string) => {
      const decision = decideDue(state({ schedule: berlin, nextRunAt: null }), at(now))
      return decision.nextRunAt?.toISOString()
    }
    expect(next('2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z')
    expect(next('2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(next('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z')
  })
})

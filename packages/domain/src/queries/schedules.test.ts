import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { claimSchedule, dueSchedules, ensureSchedules, isDomainError, setScheduleEnabled } from './index.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))

onBothDatabases('a schedule', (database) => {
  it('keeps what a person chose, and follows its definition', async () => {
    const em = database().em()
    const known = { task: 'a', trigger: { cron: '0 2 * * *', jitter: 3 }, nextRunAt: at(2) }
    await ensureSchedules(em, { schedules: [known, { task: 'b', trigger: null, nextRunAt: null }], now: at(0) })
    await setScheduleEnabled(em, { task: 'a', enabled: false, now: at(1) })
    const [same] = await ensureSchedules(em, { schedules: [{ ...known, nextRunAt: at(9) }], now: at(1) })
    expect(same).toMatchObject({
      enabled: false,
      nextRunAt: at(2).toISOString(),
      trigger: known.trigger,
      timezone: 'UTC',
    })
    const moved = { ...known, trigger: { cron: '0 3 * * *' }, nextRunAt: at(3) }
    const [changed] = await ensureSchedules(em, { schedules: [moved], now: at(1) })
    expect(changed).toMatchObject({ enabled: false, nextRunAt: at(3).toISOString(), trigger: { cron: '0 3 * * *' } })
    await expect(setScheduleEnabled(em, { task: 'none', enabled: true, now: at(1) })).rejects.toSatisfy((error) =>
      isDomainError(error, 'not_found'),
    )
  })

  it('is due when its moment has come and it is enabled, and claimed by one of many', async () => {
    const schedules = [
      { task: 'due', trigger: { cron: '* * * * *' }, nextRunAt: at(4) },
      { task: 'later', trigger: { cron: '* * * * *' }, nextRunAt: at(6) },
      { task: 'off', trigger: { cron: '* * * * *' }, nextRunAt: at(4), enabled: false },
    ]
    await ensureSchedules(database().em(), { schedules, now: at(0) })
    const [due, ...others] = await dueSchedules(database().em(), { now: at(5) })
    expect(due?.task).toBe('due')
    expect(others).toEqual([])
    const version = due?.version ?? 0
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        claimSchedule(database().em(), { task: 'due', version, nextRunAt: at(7), now: at(5) }),
      ),
    )
    expect(claims.filter((claim) => claim !== null)).toMatchObject([
      { lastRunAt: at(5).toISOString(), nextRunAt: at(7).toISOString() },
    ])
    expect(await dueSchedules(database().em(), { now: at(5) })).toEqual([])
  })
})

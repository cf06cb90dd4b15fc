import { expect, it } from 'vitest'
import { benchReleases } from './releases.ts'

it('counts every name of every search once a round', () => {
  let clock = 0
  const rows = benchReleases({ rounds: 2, most: 5, now: () => (clock += 500) })
  expect(rows.map(({ name }) => name)).toEqual([
    'parseRelease with hints',
    'rankReleases',
    'parseRelease, each name for the first time',
  ])
  for (const { count, seconds, perSecond } of rows) {
    expect(count).toBeGreaterThan(50)
    expect(seconds).toBe(0.5)
    expect(perSecond).toBe(count * 2)
  }
})

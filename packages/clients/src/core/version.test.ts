import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { userAgent } from './user-agent.ts'
import { version } from './version.ts'

test('the version in version.ts is that of package.json; change both', () => {
  const { version: published } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(version).toBe(published)
})

test('the application comes first', () => {
  expect(userAgent('app/2 (+mailto:me@example.org)')).toBe(
    `app/2 (+mailto:me@example.org) shelfhand-clients/${version}`,
  )
})

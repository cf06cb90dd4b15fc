import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const program = join(import.meta.dirname, 'main.ts')

test('the program prints what the guide says', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@shelfhand/source', program])
  expect(stdout.trimEnd().split('\n')).toEqual([
    '3 books written',
    expect.stringMatching(/^3 added in the last 30 days, the newest: /),
    'found: Abaddon’s Gate (#3)',
    'The Expanse: 3 owned of an unknown number',
  ])
})

test('the guide shows the program as it is', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/use-the-database.md'), 'utf8')
  expect(guide).toContain(`\`\`\`ts\n${readFileSync(program, 'utf8')}\`\`\``)
})

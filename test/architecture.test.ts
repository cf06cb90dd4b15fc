import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)
const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string() })),
  }),
})

/** Runs the arrow rules in a folder and gives what they found. */
async function cruise(folder: string) {
  const cruiser = join(root, 'node_modules', '.bin', 'depcruise')
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages']
  const { stdout } = await run(cruiser, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).catch(
    (failure: { stdout: string }) => failure,
  )
  return Report.parse(JSON.parse(stdout)).summary
}

/** One forbidden arrow a row: the rule that has to catch it, the file it is planted in, and what it imports. */
const planted = [
  ['clients-know-only-themselves', 'packages/clients/src/planted.ts', '../../domain/src/thing.ts'],
  ['clients-use-web-apis', 'packages/clients/src/node.ts', 'node:fs'],
  ['clients-do-not-know-each-other', 'packages/clients/src/audible/planted.ts', '../prowlarr/thing.ts'],
  ['domain-knows-only-itself', 'packages/domain/src/planted.ts', '../../tasks/src/thing.ts'],
  ['tasks-do-not-know-the-server', 'packages/tasks/src/planted.ts', '../../server/src/thing.ts'],
  ['discovery-imports-nothing', 'packages/domain/src/discovery/planted.ts', '../entities/thing.ts'],
  ['discovery-imports-nothing', 'packages/domain/src/discovery/clock.ts', 'node:perf_hooks'],
  ['entities-do-not-know-queries', 'packages/domain/src/entities/planted.ts', '../queries/thing.ts'],
  ['queries-do-not-know-drivers', 'packages/domain/src/queries/planted.ts', '../sqlite.ts'],
] as const

const targets = [
  'packages/domain/src/thing.ts',
  'packages/domain/src/sqlite.ts',
  'packages/domain/src/entities/thing.ts',
  'packages/domain/src/queries/thing.ts',
  'packages/clients/src/prowlarr/thing.ts',
  'packages/tasks/src/thing.ts',
  'packages/server/src/thing.ts',
]

describe('the arrows between the parts', () => {
  let folder = ''
  let caught: ReadonlyMap<string, readonly string[]> = new Map()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shelfhand-arrows-'))
    await cp(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'))
    const files = [
      ...targets.map((file) => [file, 'export const thing = 1\n'] as const),
      ...planted.map(
        ([, file, target]) => [file, `import * as planted from '${target}'\nexport default planted\n`] as const,
      ),
      ['packages/tasks/src/left.ts', "export { right } from './right.ts'\nexport const left = 1\n"] as const,
      ['packages/tasks/src/right.ts', "export { left } from './left.ts'\nexport const right = 1\n"] as const,
    ]
    for (const [file, text] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    const { violations } = await cruise(folder)
    const byRule = Map.groupBy(violations, (violation) => violation.rule.name)
    caught = new Map([...byRule].map(([rule, found]) => [rule, found.map((violation) => violation.from)]))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(planted)('catches a planted violation of %s in %s', (rule, file) => {
    expect(caught.get(rule)).toContain(file)
  })

  it('catches a circle', () => {
    expect(caught.get('no-circles')).toContain('packages/tasks/src/left.ts')
  })

  it('finds none in the packages, and reads their TypeScript', async () => {
    const { violations, totalCruised } = await cruise(root)
    expect(violations).toEqual([])
    expect(totalCruised).toBeGreaterThan(60)
  })
})

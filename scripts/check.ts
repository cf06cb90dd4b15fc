import { runStep } from './run-step.ts'

/** Everything but the tests that has to hold before a change lands. Stops at the first step that fails. */
const packages = ['clients', 'domain', 'tasks', 'server']

await runStep('types of the packages', 'tsc', ['-b'])
await runStep('types of tests, examples and scripts', 'tsc', ['-p', 'tsconfig.tests.json'])
await runStep('lint', 'oxlint', ['--type-aware', '--deny-warnings', '.'])
await runStep('format', 'oxfmt', ['--check', '.'])
await runStep('arrows between the parts', 'depcruise', [
  '--config',
  '.dependency-cruiser.cjs',
  ...packages.map((name) => `packages/${name}/src`),
])
await runStep('nothing unused', 'knip', ['--no-config-hints'])
await runStep('workspace', 'sherif', [])
for (const name of packages) await runStep(`build ${name}`, 'tsup', ['--silent'], { cwd: `packages/${name}` })
for (const name of packages)
  await runStep(`publint ${name}`, 'pnpm', ['exec', 'publint', '--strict'], { cwd: `packages/${name}` })
await runStep('packed tarballs, installed in an empty folder', 'node', ['scripts/check-packed.ts'])
await runStep('links of the documents', 'node', ['scripts/check-links.ts'])

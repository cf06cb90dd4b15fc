import { defineConfig } from 'vitest/config'

const source = {
  resolve: { conditions: ['@shelfhand/source'] },
  ssr: { resolve: { conditions: ['@shelfhand/source', 'node'] } },
}

/** One project a folder, so that `vitest --project domain` runs the tests of one package. */
function project(name: string, include: string[], globalSetup: string[] = []) {
  const test = { name, include, globalSetup, environment: 'node' as const, testTimeout: 30_000, hookTimeout: 60_000 }
  return { ...source, test }
}

export default defineConfig({
  ...source,
  test: {
    passWithNoTests: false,
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    maxWorkers: 2,
    projects: [
      project('clients', ['packages/clients/{src,bench}/**/*.test.ts']),
      project(
        'domain',
        ['packages/domain/{src,eval,bench}/**/*.test.ts'],
        ['packages/domain/testing/postgresql-global-setup.ts'],
      ),
      project('tasks', ['packages/tasks/src/**/*.test.ts']),
      project('server', ['packages/server/src/**/*.test.ts']),
      project('examples', ['examples/**/*.test.ts']),
      project('workspace', ['test/**/*.test.ts', 'scripts/**/*.test.ts', 'docs/**/*.test.ts']),
    ],
  },
})

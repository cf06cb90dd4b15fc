import type { TestProject } from 'vitest/node'
import { postgresqlProblem, startPostgresql } from './postgresql-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the test run's PostgreSQL server, or why there is none. */
    postgresql: { readonly url: string } | { readonly problem: string }
  }
}

/** Starts one PostgreSQL server for all test files, and ends it after the last. For vitest's `globalSetup`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const problem = await postgresqlProblem()
  if (problem !== null) {
    project.provide('postgresql', { problem })
    return async () => {}
  }
  const server = await startPostgresql()
  project.provide('postgresql', { url: server.url() })
  return () => server.stop()
}

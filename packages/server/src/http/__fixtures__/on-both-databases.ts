import { openPostgresql } from '@shelfhand/domain/postgresql'
import { afterAll, beforeAll, describe } from 'vitest'
import { postgresqlProblem, type PostgresqlServer, startPostgresql } from '../../../../domain/testing/postgresql-server.ts'
import { startApp, type TestApp } from './start-app.ts'

const problem = await postgresqlProblem()

/** Runs the same tests on a server over SQLite and on one over PostgreSQL. */
export function onBothDatabases(name: string, tests: (server: () => TestApp) => void): void {
  describe(`${name} on sqlite`, () => {
    let server: TestApp
    beforeAll(async () => {
      server = await startApp()
    })
    afterAll(() => server[Symbol.asyncDispose]())
    tests(() => server)
  })

  describe.skipIf(problem !== null)(`${name} on postgresql${problem === null ? '' : ` (${problem})`}`, () => {
    let postgresql: PostgresqlServer
    let server: TestApp
    beforeAll(async () => {
      postgresql = await startPostgresql()
      server = await startApp({ db: await openPostgresql(postgresql.url(), { migrate: true }) })
    })
    afterAll(async () => {
      await server[Symbol.asyncDispose]()
      await postgresql.stop()
    })
    tests(() => server)
  })
}

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { driverProblem, freshDatabase, type TestDatabase } from '../../testing/databases.ts'
import type { Database } from '../database.ts'
import { isDomainError } from '../errors.ts'
import { openPostgresql } from '../postgresql.ts'
import { exportDatabase, listAuthors } from '../queries/index.ts'

const problem = driverProblem('postgresql')

describe.skipIf(problem !== null)(`a lost connection${problem === null ? '' : ` (${problem})`}`, () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await freshDatabase('postgresql')
  })
  afterAll(() => test.dispose())

  /** Ends all connections of the others at the server, as when it is restarted. */
  async function loseOthers(): Promise<void> {
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(test.database.em().getKysely())
  }

  const transactions: Record<string, (database: Database) => Promise<unknown>> = {
    'a transaction': (database) =>
      database.em().transactional(async (em) => {
        await listAuthors(em)
        await loseOthers()
        await listAuthors(em)
      }),
    'a commit': (database) =>
      database.em().transactional(async (em) => {
        await listAuthors(em)
        await loseOthers()
      }),
    'an export': async (database) => {
      const lines = exportDatabase(database)
      await lines.next()
      await loseOthers()
      for await (const _ of lines);
    },
  }

  it.each(Object.entries(transactions))('in the middle of %s takes no place in the pool', async (_, work) => {
    const database = await openPostgresql(`${test.location}?pool_size=1&connect_timeout=2`)
    for (let time = 0; time < 2; time += 1) {
      const error: unknown = await work(database).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      expect(String(error)).not.toMatch(/suppressed|timeout/)
    }
    expect((await listAuthors(database.em())).total).toBe(0)
    await database.close()
  })

  it('is told as unreachable in the middle of an export', async () => {
    await using database = await openPostgresql(test.location)
    const error: unknown = await transactions['an export']?.(database).catch((thrown: unknown) => thrown)
    expect(error).toSatisfy((thrown) => isDomainError(thrown, 'unreachable'))
  })
})

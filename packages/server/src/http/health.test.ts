import { openPostgresql } from '@shelfhand/domain/postgresql'
import { expect, test } from 'vitest'
import { postgresqlProblem, startPostgresql } from '../../../domain/testing/postgresql-server.ts'
import { problemIn } from './__fixtures__/problem-in.ts'
import { keys, startApp } from './__fixtures__/start-app.ts'

const problem = await postgresqlProblem()

test('health is ok while everything works, and degraded while due tasks are not run', async () => {
  await using server = await startApp()
  const health = () => server.ask({ url: '/api/system/health' })
  expect((await health()).json()).toMatchObject({
    status: 'ok',
    checks: { database: { status: 'ok' }, scheduler: { status: 'ok' } },
  })
  await server.host.stop()
  expect((await health()).json()).toMatchObject({ status: 'degraded', checks: { scheduler: { status: 'degraded' } } })
})

test.skipIf(problem !== null)(
  `health is down with the database${problem === null ? '' : ` (${problem})`}`,
  async () => {
    const postgresql = await startPostgresql()
    const server = await startApp({ db: await openPostgresql(postgresql.url(), { migrate: true }) })
    try {
      expect((await server.ask({ url: '/api/system/health' })).statusCode).toBe(200)
      expect((await server.ask({ url: '/api/books', key: keys.read })).statusCode).toBe(200)
      await postgresql.stop()
      const response = await server.ask({ url: '/api/system/health' })
      expect(problemIn(response)).toMatchObject({ status: 503, code: 'unavailable', detail: 'Not working: database.' })
      expect((await server.ask({ url: '/health' })).statusCode).toBe(200)
      expect(problemIn(await server.ask({ url: '/api/books', key: keys.read }))).toMatchObject({
        status: 503,
        code: 'unavailable',
      })
      expect(problemIn(await server.ask({ url: '/api/books', key: 'unknown to the cache' }))).toMatchObject({
        status: 503,
      })
      expect(JSON.stringify(server.logged)).not.toContain(new URL(postgresql.url()).password)
    } finally {
      await server[Symbol.asyncDispose]()
      await postgresql.stop()
    }
  },
)

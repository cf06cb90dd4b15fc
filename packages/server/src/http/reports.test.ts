import { createRun, finishRun, startRun } from '@shelfhand/domain/queries'
import { beforeAll, expect, test } from 'vitest'
import { fillLibrary } from './__fixtures__/fill-library.ts'
import { onBothDatabases } from './__fixtures__/on-both-databases.ts'
import { codeIn, expectNothingInside } from './__fixtures__/problem-in.ts'
import { keys } from './__fixtures__/start-app.ts'

onBothDatabases('reports', (server) => {
  let library: Awaited<ReturnType<typeof fillLibrary>>
  beforeAll(async () => {
    library = await fillLibrary(server().db)
  })

  async function get(url: string): Promise<Record<string, unknown>> {
    const response = await server().ask({ url, key: keys.read })
    expect([url, response.statusCode]).toEqual([url, 200])
    return response.json()
  }
  const clean = (url: string, payload: object) => server().ask({ method: 'POST', url, payload, key: keys.admin })

  /** Writes a run that ended long ago. */
  async function oldRun(status: 'COMPLETED' | 'FAILED', createdAt: Date): Promise<number> {
    const em = () => server().db.em()
    const { id } = await createRun(em(), { taskName: 'count-things', trigger: 'manual', now: createdAt })
    await startRun(em(), { id, node: 'tests', leaseUntil: createdAt, now: createdAt })
    await finishRun(em(), {
      id,
      status,
      errorMessage: status === 'FAILED' ? 'It rained.' : null,
      now: createdAt,
    })
    return id
  }

  test('of an author count what is owned', async () => {
    const { items } = (await get('/api/authors?sort=booksOwned&order=desc')) as { items: { id: number }[] }
    expect(await get(`/api/authors/${items[0]?.id}/statistics`)).toEqual({
      books: { active: 6, duplicate: 0, archived: 0 },
      series: { complete: 0, partial: 0, incomplete: 0, unknown: 1 },
      missingBooks: 0,
      durationSeconds: 34_567.5,
      narrators: [],
      firstPublishedYear: 1968,
      lastPublishedYear: 1968,
      averageCompleteness: expect.any(Number),
    })
  })

  test('of metadata tell how complete it is', async () => {
    expect(await get('/api/metadata/statistics')).toMatchObject({
      books: library.items,
      bands: { '100': 0, '0-49': library.items - 1, '50-79': 1 },
      lacking: { isbn: library.items - 1, language: library.items - 1 },
      corrections: 0,
      correctionsBySource: { MANUAL: 0, AUDIBLE: 0 },
    })
  })

  test('of the quality of the data name what to look at', async () => {
    const { findings } = (await get('/api/system/data-quality')) as { findings: { code: string; count: number }[] }
    const counts = Object.fromEntries(findings.map(({ code, count }) => [code, count]))
    expect(counts).toMatchObject({ duplicate_books: 0, books_without_author: 0, stale_checks: 1, vanished_books: 0 })
  })

  test.each(['/api/system/health/detailed', '/health/detailed'])(
    'of health at %s have figures and no address',
    async (url) => {
      const failed = await oldRun('FAILED', new Date(Date.now() - 1000))
      const report = await get(url)
      expect(report).toMatchObject({
        status: 'ok',
        database: { driver: server().db.driver, migrations: expect.arrayContaining([expect.objectContaining({})]) },
        scheduler: {
          running: true,
          activeRuns: 0,
          lagSeconds: 0,
          lastFailure: { runId: failed, message: 'It rained.' },
        },
        services: [],
        versions: { shelfhand: '1.2.3' },
      })
      const { database } = report as { database: { sizeBytes: number; version: string } }
      expect(database.sizeBytes).toBeGreaterThan(10_000)
      expect(database.version).toMatch(/^\d+\.\d+/)
      expectNothingInside(JSON.stringify({ ...report, database: { ...database, driver: '' } }))
    },
  )

  test('old runs are counted, then deleted, and the newest stay', async () => {
    const year = 365 * 86_400_000
    const ids = [
      await oldRun('COMPLETED', new Date(Date.now() - 3 * year)),
      await oldRun('COMPLETED', new Date(Date.now() - 2 * year)),
    ]
    const url = '/api/scheduler/cleanup'
    const none = { tasks: 0, attempts: 0, downloads: 0, cache: 0 }
    expect((await clean(url, { dryRun: true })).json()).toEqual({ dryRun: true, deleted: none })
    expect((await clean(url, { minKeep: 0, days: 365, dryRun: true })).json()).toMatchObject({ deleted: { tasks: 2 } })
    expect((await server().ask({ url: `/api/scheduler/runs/${ids[0]}`, key: keys.read })).statusCode).toBe(200)
    expect((await clean(url, { minKeep: 0, days: 365 })).json()).toEqual({
      dryRun: false,
      deleted: { ...none, tasks: 2 },
    })
    expect(codeIn(await server().ask({ url: `/api/scheduler/runs/${ids[0]}`, key: keys.read }))).toBe('not_found')
    expect((await clean('/api/system/cleanup', { what: ['attempts', 'cache'] })).json()).toEqual({
      dryRun: false,
      deleted: none,
    })
    expect(codeIn(await clean('/api/system/cleanup', { what: ['books'] }))).toBe('invalid_input')
    expect(codeIn(await clean(url, { days: 0 }))).toBe('invalid_input')
  })
})

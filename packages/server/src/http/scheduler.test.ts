import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemIn } from './__fixtures__/problem-in.ts'
import { keys, startApp, type TestApp } from './__fixtures__/start-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server[Symbol.asyncDispose]())

const get = async (url: string) => (await server.ask({ url, key: keys.read })).json<Record<string, unknown>>()
const post = (url: string, payload?: object) =>
  server.ask({ method: 'POST', url: `/api/scheduler${url}`, key: keys.write, ...(payload && { payload }) })

test('a task is told with its schedule, its config without secrets, and its runs', async () => {
  const task = await get('/api/scheduler/tasks/count-things')
  expect(task).toMatchObject({
    id: 'count-things',
    plugin: 'tests',
    schedule: { cron: '0 3 * * *', timezone: 'Europe/Berlin' },
    enabled: true,
    config: { until: 3, sessionToken: '(hidden)' },
    lastRun: null,
    running: false,
    statistics: { runs: 0, successRate: null },
  })
  expect(task['nextRunAt']).toMatch(/^\d{4}-\d\d-\d\dT0[12]:00:00\.000Z$/)
  expect(await get('/api/scheduler/tasks/wait-long')).toMatchObject({ schedule: null, enabled: false, nextRunAt: null })
})

describe('a run', () => {
  test('is accepted, done, and found again with report, log and statistics', async () => {
    const accepted = await post('/tasks/count-things/run', { config: { until: 2 }, dryRun: true })
    expect(accepted.statusCode).toBe(202)
    const { id } = accepted.json<{ id: number }>()
    expect(accepted.headers['location']).toBe(`/api/scheduler/runs/${id}`)
    await server.host.finished(id)

    expect(await get(`/api/scheduler/runs/${id}`)).toMatchObject({
      status: 'COMPLETED',
      trigger: 'manual',
      itemsCreated: 2,
      config: { until: 2, dryRun: true, sessionToken: '(hidden)' },
      report: { seen: 2, created: 2, items: { created: [{ title: 'number 1' }, { title: 'number 2' }] } },
    })
    expect(await get(`/api/scheduler/runs/${id}/log`)).toMatchObject({
      total: 1,
      items: [{ level: 'info', message: 'counted' }],
    })
    expect(await get('/api/scheduler/tasks/count-things')).toMatchObject({
      lastRun: { id },
      statistics: { runs: 1, succeeded: 1, successRate: 1 },
    })
    expect(await get('/api/scheduler/tasks/count-things/history')).toMatchObject({ total: 1, items: [{ id }] })
    expect(await get('/api/scheduler/runs?task=count-things&status=COMPLETED')).toMatchObject({ total: 1 })
    expect(await get('/api/scheduler/runs?since=2999-01-01T00:00:00Z')).toMatchObject({ total: 0, items: [] })

    const remove = { method: 'DELETE', url: `/api/scheduler/tasks/${id}`, key: keys.write } as const
    expect((await server.ask(remove)).statusCode).toBe(204)
    expect(problemIn(await server.ask(remove)).code).toBe('not_found')
  })

  test('is refused while one runs, cannot be deleted then, and is cancelled', async () => {
    const { id } = (await post('/tasks/wait-long/run')).json<{ id: number }>()
    expect(problemIn(await post('/tasks/wait-long/run')).code).toBe('conflict')
    expect(await get('/api/scheduler/status')).toMatchObject({ running: true, activeRuns: [{ id }] })
    const remove = { method: 'DELETE', url: `/api/scheduler/tasks/${id}`, key: keys.write } as const
    expect(problemIn(await server.ask(remove)).code).toBe('conflict')

    expect((await post(`/runs/${id}/cancel`)).statusCode).toBe(200)
    expect(await server.host.finished(id)).toMatchObject({ status: 'CANCELLED' })
    expect(problemIn(await post(`/runs/${id}/cancel`)).code).toBe('conflict')
  })

  test.each([
    [{ until: 'many' }, 'until'],
    [{ until: 1001 }, 'until'],
    [{ unheardOf: 1 }, 'unheardOf'],
  ])('with the config %j is refused', async (config, path) => {
    const problem = problemIn(await post('/tasks/count-things/run', { config }))
    expect(problem.code).toBe('invalid_input')
    expect(problem.issues?.map((issue) => issue.path)).toEqual([expect.stringContaining(path)])
  })
})

test('a config of nothing but brackets is refused', async () => {
  const payload = `{"config":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`
  const response = await server.ask({
    method: 'POST',
    url: '/api/scheduler/tasks/count-things/run',
    key: keys.write,
    headers: { 'content-type': 'application/json' },
    payload,
  })
  expect(problemIn(response)).toMatchObject({ code: 'invalid_input', issues: [{ message: 'Is nested too deeply' }] })
})

describe('a schedule', () => {
  test('is switched off and on', async () => {
    expect((await post('/tasks/count-things/disable')).json()).toMatchObject({ enabled: false })
    expect(await get('/api/scheduler/status')).toMatchObject({ next: [] })
    expect((await post('/tasks/count-things/enable')).json()).toMatchObject({ enabled: true })
    expect(await get('/api/scheduler/status')).toMatchObject({ next: [{ task: 'count-things', missed: false }] })
    expect(await get('/api/scheduler/jobs')).toMatchObject({
      total: 1,
      items: [{ task: 'count-things', enabled: true }],
    })
  })

  test('that a task does not have cannot be switched', async () => {
    expect(problemIn(await post('/tasks/wait-long/enable')).code).toBe('conflict')
  })
})

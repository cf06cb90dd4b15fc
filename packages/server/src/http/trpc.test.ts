import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import type { AppRouter } from '../api/app-router.ts'
import { expectNothingInside } from './__fixtures__/problem-in.ts'
import { keys, startApp, type TestApp } from './__fixtures__/start-app.ts'

let server: TestApp
let url: string
beforeAll(async () => {
  server = await startApp()
  url = `${await server.app.listen({ host: '127.0.0.1', port: 0 })}/trpc`
})
afterAll(() => server[Symbol.asyncDispose]())

const client = (key: string | null, link: typeof httpLink | typeof httpBatchLink = httpLink) =>
  createTRPCClient<AppRouter>({
    links: [link({ url, headers: key === null ? {} : { authorization: `Bearer ${key}` } })],
  })

/** What a refused call tells. */
async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCClientError)) throw new Error('it was not refused')
  expectNothingInside(JSON.stringify(error.shape))
  return error.data.problem
}

describe('a typed client', () => {
  test('asks and changes', async () => {
    const { version } = await client(null).system.version.query()
    expectTypeOf(version).toEqualTypeOf<string>()
    expect(version).toBe('1.2.3')
    const run = await client(keys.write).scheduler.tasks.run.mutate({ task: 'count-things', config: { until: 2 } })
    expectTypeOf(run.status).toEqualTypeOf<
      'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'INTERRUPTED'
    >()
    expect(run).toMatchObject({ taskName: 'count-things', trigger: 'manual' })
  })

  test('asks many things in one request', async () => {
    const asking = client(keys.read, httpBatchLink)
    const [alive, plugins, tasks] = await Promise.all([
      asking.system.alive.query(),
      asking.plugins.list.query(),
      asking.scheduler.tasks.list.query(),
    ])
    expect(alive.status).toBe('ok')
    expect(plugins.items[0]).toMatchObject({ name: 'tests', version: '4.5.6' })
    expect(tasks.items.map(({ id }) => id)).toEqual(['count-things', 'wait-long'])
  })
})

describe('refusals carry the problem of REST', () => {
  test('without a key, with a wrong one, with one of a smaller scope', async () => {
    expect(await refusal(client(null).plugins.list.query())).toMatchObject({ code: 'unauthorized', status: 401 })
    expect(await refusal(client(keys.read).keys.list.query())).toMatchObject({ code: 'forbidden', status: 403 })
    for (const link of [httpLink, httpBatchLink]) {
      const wrong = client('wrong', link)
      const refusals = await Promise.all([refusal(wrong.plugins.list.query()), refusal(wrong.keys.list.query())])
      for (const problem of refusals) expect(problem).toMatchObject({ code: 'unauthorized', status: 401 })
    }
    const response = await fetch(`${url}/plugins.list`, { headers: { 'x-api-key': 'wrong' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
  })

  test('for inputs', async () => {
    const problem = await refusal(client(keys.read).scheduler.runs.list.query({ limit: 501 }))
    expect(problem).toMatchObject({ code: 'invalid_input', issues: [{ path: 'limit' }] })
    const nul = await refusal(client(keys.read).scheduler.tasks.get.query({ task: 'a\0' }))
    expect(nul).toMatchObject({ code: 'invalid_input', issues: [{ path: 'task' }] })
  })

  test('for what is not there', async () => {
    expect(await refusal(client(keys.read).scheduler.runs.get.query({ id: 99_999 }))).toMatchObject({
      code: 'not_found',
    })
    const response = await fetch(`${url}/no.such.procedure`, { headers: { 'x-api-key': keys.read } })
    expect(response.status).toBe(404)
    expectNothingInside(await response.text())
  })

  test('for a batch that is too great', async () => {
    const names = Array<string>(21).fill('system.alive').join(',')
    const response = await fetch(`${url}/${names}?batch=1&input=%7B%7D`)
    expect(response.status).toBe(400)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InjectOptions } from 'fastify'
import { appRouter } from '../api/app-router.ts'
import { collectRoutes } from '../rest/collect-routes.ts'
import { propertyOf } from '../rest/json-schema.ts'
import { fillPath } from '../rest/path-template.ts'
import type { RestRoute } from '../rest/rest-route.ts'
import { codeIn, problemIn } from './__fixtures__/problem-in.ts'
import { samples } from './__fixtures__/samples.ts'
import { keys, startApp, type TestApp } from './__fixtures__/start-app.ts'

const routes = collectRoutes(appRouter)
const named = (list: readonly RestRoute[]): [string, RestRoute][] => list.map((route) => [route.meta.route, route])
const below = { public: null, read: null, write: keys.read, admin: keys.write } as const

let server: TestApp
beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server[Symbol.asyncDispose]())

/** A sound request of a route, for something that is not there where it names something. */
function requestFor(route: RestRoute, changes: Partial<InjectOptions> = {}): InjectOptions & { key: string } {
  const { params = {}, query, body } = samples[route.name] ?? {}
  return {
    method: route.method,
    url: fillPath(route.path, params),
    ...(query && { query }),
    ...(route.hasBody && { payload: body ?? {} }),
    key: keys.admin,
    ...changes,
  }
}

test('every route with path parameters or required fields has a sample', () => {
  const needy = routes.filter((route) => (route.input?.required ?? []).length > 0)
  expect(needy.map((route) => route.name).filter((name) => samples[name] === undefined)).toEqual([])
})

describe.each(named(routes.filter((route) => route.meta.scope !== 'public')))('%s', (_, route) => {
  test('needs a key', async () => {
    const response = await server.ask({ ...requestFor(route), key: null })
    expect(codeIn(response)).toBe('unauthorized')
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/)
  })

  test('refuses a wrong key', async () => {
    expect(codeIn(await server.ask({ ...requestFor(route), key: `${keys.admin}x` }))).toBe('unauthorized')
  })

  test('refuses a key of the scope below, or none', async () => {
    expect(codeIn(await server.ask({ ...requestFor(route), key: below[route.meta.scope] }))).toMatch(
      /^(forbidden|unauthorized)$/,
    )
  })
})

describe.each(named(routes))('%s', (_, route) => {
  test('refuses unknown query parameters', async () => {
    const query = { ...samples[route.name]?.query, unheardOf: '1' }
    const problem = problemIn(await server.ask(requestFor(route, { query })))
    expect(problem.code).toBe('invalid_input')
    expect(problem.issues).toContainEqual({ path: 'unheardOf', message: 'Unknown query parameter' })
  })

  test('answers a method it does not take with 405', async () => {
    const response = await server.ask(requestFor(route, { method: 'PATCH', payload: {} }))
    const problem = problemIn(response)
    expect(problem.code).toBe('method_not_allowed')
    expect(response.headers['allow']?.split(', ')).toContain(route.method)
    expect(problem.detail).toContain(route.method)
  })

  test('repeats the request id it was sent', async () => {
    const response = await server.ask(requestFor(route, { headers: { 'x-request-id': 'my-own-id' } }))
    expect(response.headers['x-request-id']).toBe('my-own-id')
  })
})

const naming = routes.filter((route) => route.pathFields.size > 0 && !route.pathFields.has('status'))
describe.each(named(naming))('%s', (_, route) => {
  test('answers 404 for what is not there', async () => {
    expect(codeIn(await server.ask(requestFor(route)))).toBe('not_found')
  })

  const parameters = [...route.pathFields.keys()]
  const numbers = parameters.filter((name) => propertyOf(route.input ?? {}, name)?.type === 'integer')
  test.each(
    numbers.flatMap((name) =>
      ['0', '-1', '1.5', 'abc', '2147483648', '1e3', '%20', '%00', "1'--"].map((text) => [name, text]),
    ),
  )('refuses the %s %s', async (name, text) => {
    const url = fillPath(route.path, { ...samples[route.name]?.params, [name]: 'PLACE' }).replace('PLACE', text)
    const problem = problemIn(await server.ask(requestFor(route, { url })))
    expect(problem.code).toBe('invalid_input')
    expect(problem.issues?.[0]?.path).toBe(name)
  })
})

const bodied = routes.filter((route) => route.hasBody)
describe.each(named(bodied))('%s', (_, route) => {
  const json = { 'content-type': 'application/json' }

  test.each(['{', '{"a":1,}', "{'a':1}", '{"__proto__":{"x":1}}', '\u0000'])('refuses %j as JSON', async (payload) => {
    expect(codeIn(await server.ask(requestFor(route, { payload, headers: json })))).toBe('malformed_request')
  })

  test.each(['[]', '"text"', '5', 'true'])('refuses %s as a body', async (payload) => {
    expect(codeIn(await server.ask(requestFor(route, { payload, headers: json })))).toBe('invalid_input')
  })

  test('refuses other media types', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect(codeIn(await server.ask(requestFor(route, { payload: 'a=1', headers })))).toBe('unsupported_media_type')
  })

  test('refuses a body beyond the limit', async () => {
    const payload = JSON.stringify({ title: 'x'.repeat((route.meta.bodyLimit ?? 1_048_576) + 1) })
    expect(codeIn(await server.ask(requestFor(route, { payload, headers: json })))).toBe('payload_too_large')
  })

  test('refuses unknown fields by name', async () => {
    const payload = { ...samples[route.name]?.body, unheardOf: 1 }
    const problem = problemIn(await server.ask(requestFor(route, { payload })))
    expect(problem.code).toBe('invalid_input')
    expect(problem.issues).toHaveLength(1)
    expect(['unheardOf', '']).toContain(problem.issues?.[0]?.path)
  })
})

describe('lists', () => {
  const lists = routes.filter((route) => route.queryFields.has('limit') && route.queryFields.has('offset'))
  const wrong = {
    limit: ['0', '501', '-1', '1.5', 'x', ''],
    offset: ['-1', 'x', '2147483648'],
    order: ['up', ''],
    cursor: [''],
  }
  const cases = Object.entries(wrong).flatMap(([name, values]) => values.map((value) => [name, value] as const))

  test('are there', () => expect(lists.length).toBeGreaterThan(0))

  describe.each(named(lists))('%s', (_, route) => {
    test.each(cases)('refuses %s=%j', async (name, value) => {
      const query = { ...samples[route.name]?.query, [name]: value }
      const problem = problemIn(await server.ask(requestFor(route, { query })))
      expect(problem.code).toBe('invalid_input')
      expect(problem.issues?.[0]?.path).toBe(name)
    })
  })
})

describe('searches', () => {
  const searches = routes.filter((route) => route.meta.search)
  const wrong: Record<string, string>[] = [
    { query: '' },
    { query: '   ' },
    { query: 'x'.repeat(201) },
    { query: 'a\0b' },
    { query: 'a', limit: '101' },
    {},
  ]

  test('are there', () => expect(searches.length).toBeGreaterThan(0))

  describe.each(named(searches))('%s', (_, route) => {
    test.each(wrong)('refuses wrong search %#', async (query) => {
      expect(codeIn(await server.ask(requestFor(route, { query })))).toBe('invalid_input')
    })
  })
})

describe('routes that name nothing', () => {
  const plain = routes.filter((route) => route.method === 'GET' && route.pathFields.size === 0)
  test.each(named(plain))('%s answers what it promises', async (_, route) => {
    const response = await server.ask(requestFor(route))
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(response.payload).not.toContain('CANARY')
  })

  test.each(named(plain))('%s answers HEAD', async (_, route) => {
    const response = await server.ask(requestFor(route, { method: 'HEAD' }))
    expect(response.payload).toBe('')
  })
})

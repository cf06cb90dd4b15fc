import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeIn, expectNothingInside, problemIn } from './__fixtures__/problem-in.ts'
import { keys, startApp, type TestApp } from './__fixtures__/start-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startApp()
})
afterAll(() => server[Symbol.asyncDispose]())

describe('a key', () => {
  test.each([
    ['as a bearer', { authorization: `Bearer ${keys.read}` }],
    ['in any case', { authorization: `bEARER ${keys.read}` }],
    ['bare', { authorization: keys.read }],
    ['as X-API-Key', { 'x-api-key': keys.read }],
  ])('is taken %s', async (_, headers) => {
    expect((await server.ask({ url: '/api/plugins', headers })).statusCode).toBe(200)
  })

  test.each([
    ['cut', keys.read.slice(0, -1)],
    ['longer', `${keys.read}0`],
    ['in another case', keys.read.toUpperCase()],
    ['as basic authentication', `Basic ${Buffer.from(`x:${keys.read}`).toString('base64')}`],
    ['very long', 'x'.repeat(5000)],
    ['of quotes', "' or 1=1 --"],
  ])('is refused %s', async (_, authorization) => {
    expect(codeIn(await server.ask({ url: '/api/plugins', headers: { authorization } }))).toBe('unauthorized')
  })

  test('that is wrong keeps nobody from public pages', async () => {
    expect((await server.ask({ url: '/health', key: 'wrong' })).statusCode).toBe(200)
  })
})

describe('keys are made and revoked', () => {
  test('a new one works at once, is shown once, and is dead once revoked', async () => {
    const made = await server.ask({
      method: 'POST',
      url: '/api/keys',
      payload: { name: 'phone', scope: 'write' },
      key: keys.admin,
    })
    expect(made.statusCode).toBe(201)
    const { id, key, scope } = made.json<{ id: number; key: string; scope: string }>()
    expect(made.headers['location']).toBe(`/api/keys/${id}`)
    expect(scope).toBe('write')
    expect((await server.ask({ url: '/api/plugins', key })).statusCode).toBe(200)
    expect((await server.ask({ url: '/api/keys', key: keys.admin })).payload).not.toContain(key)

    expect((await server.ask({ method: 'DELETE', url: `/api/keys/${id}`, key: keys.admin })).statusCode).toBe(204)
    expect(codeIn(await server.ask({ url: '/api/plugins', key }))).toBe('unauthorized')
    expect(codeIn(await server.ask({ method: 'DELETE', url: `/api/keys/${id}`, key: keys.admin }))).toBe('not_found')
  })

  test('one that has expired is refused', async () => {
    const expiresAt = new Date(Date.now() + 300).toISOString()
    const made = await server.ask({
      method: 'POST',
      url: '/api/keys',
      payload: { name: 'brief', expiresAt },
      key: keys.admin,
    })
    const { key } = made.json<{ key: string }>()
    expect((await server.ask({ url: '/api/plugins', key })).statusCode).toBe(200)
    await wait(310)
    expect(codeIn(await server.ask({ url: '/api/plugins', key }))).toBe('unauthorized')
  })

  test("the last administrator's stays", async () => {
    const list = await server.ask({ url: '/api/keys', key: keys.admin })
    const admin = list.json<{ items: { id: number; name: string }[] }>().items.find(({ name }) => name === 'admin')
    const response = await server.ask({ method: 'DELETE', url: `/api/keys/${admin?.id}`, key: keys.admin })
    expect(codeIn(response)).toBe('conflict')
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ name: '  ' }, 'name'],
    [{ name: 'a\0' }, 'name'],
    [{ name: 'x'.repeat(501) }, 'name'],
    [{ name: 'a', scope: 'public' }, 'scope'],
    [{ name: 'a', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'a', expiresAt: 'tomorrow' }, 'expiresAt'],
  ])('wrong input %# is refused', async (payload, path) => {
    const problem = problemIn(await server.ask({ method: 'POST', url: '/api/keys', payload, key: keys.admin }))
    expect(problem).toMatchObject({ code: 'invalid_input', issues: [{ path }] })
  })
})

test('a slash at the end of an address changes nothing', async () => {
  expect((await server.ask({ url: '/api/books/', key: keys.read })).statusCode).toBe(200)
})

describe('addresses that lead nowhere', () => {
  test.each(['/nothing', '/api', '/api/nothing/1', '/api/books/1/nothing', '/docs/nothing', '/API/plugins', '/.env'])(
    '%s is 404',
    async (url) => {
      expect(codeIn(await server.ask({ url, key: keys.admin }))).toBe('not_found')
    },
  )

  test.each(['/api/%zz', '/api/keys/%', '/%c0%ae'])('%s is malformed', async (url) => {
    expect(codeIn(await server.ask({ url, key: keys.admin }))).toBe('malformed_request')
  })

  test.each(['/nothing?key=CANARY', '/CANARY%0a'])('%s is not repeated', async (url) => {
    expect((await server.ask({ url })).payload).not.toContain('CANARY')
  })
})

describe('headers', () => {
  test('protect the answer', async () => {
    for (const url of ['/health', '/nothing', '/docs/']) {
      const { headers } = await server.ask({ url })
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('SAMEORIGIN')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })

  test('allow no other origin unless it is listed', async () => {
    const headers = { origin: 'https://a.example' }
    expect((await server.ask({ url: '/health', headers })).headers['access-control-allow-origin']).toBeUndefined()
    await using open = await startApp({ settings: { corsOrigins: ['https://a.example'] } })
    expect((await open.ask({ url: '/health', headers })).headers['access-control-allow-origin']).toBe(headers.origin)
    const other = await open.ask({ url: '/health', headers: { origin: 'https://b.example' } })
    expect(other.headers['access-control-allow-origin']).not.toBe('https://b.example')
    const preflight = await open.ask({
      method: 'OPTIONS',
      url: '/api/keys',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-origin']).toBe(headers.origin)
  })
})

describe('the log', () => {
  test('has one line for a request, and nothing secret in it', async () => {
    const headers = { 'x-request-id': 'one-line', cookie: 'session=CANARY' }
    await server.ask({ url: '/api/keys?token=CANARY', headers, key: keys.admin })
    const lines = server.logged.filter((line) => line['requestId'] === 'one-line')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      msg: 'request',
      method: 'GET',
      path: '/api/keys',
      route: '/api/keys',
      status: 422,
    })
    expect(JSON.stringify(server.logged)).not.toMatch(/CANARY|shk_/)
  })
})

describe('a server that listens', () => {
  let url: string
  beforeAll(async () => {
    url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  })

  test('answers what is not HTTP with a problem', async () => {
    const answer = await raw(url, 'HELLO\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain('"code":"malformed_request"')
    expectNothingInside(answer)
  })

  test('answers headers that are too large with a problem', async () => {
    const answer = await raw(url, `GET /health HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
    expect(answer).toContain('"code":"headers_too_large"')
  })

  test('takes a body in pieces', async () => {
    const { hostname, port } = new URL(url)
    const request = httpRequest({
      hostname,
      port,
      method: 'POST',
      path: '/api/scheduler/tasks/count-things/run',
      headers: { authorization: keys.write, 'content-type': 'application/json' },
    })
    request.write('{"con')
    request.write('fig":{"until":')
    request.end('2}}')
    const [response] = await once(request, 'response')
    expect(response.statusCode).toBe(202)
    response.resume()
    await once(response, 'end')
  })

  test('shows its measures to this machine, and through a proxy only to administrators', async () => {
    const local = await fetch(`${url}/metrics`)
    expect(local.status).toBe(200)
    expect(await local.text()).toMatch(
      /shelfhand_http_requests_total\{method="GET",route="\/api\/plugins",status="200"\} \d/,
    )
    const forwarded = { 'x-forwarded-for': '203.0.113.9' }
    expect((await fetch(`${url}/metrics`, { headers: forwarded })).status).toBe(401)
    expect((await fetch(`${url}/metrics`, { headers: { ...forwarded, 'x-api-key': keys.write } })).status).toBe(403)
    expect((await fetch(`${url}/metrics`, { headers: { ...forwarded, 'x-api-key': keys.admin } })).status).toBe(200)
  })
})

/** Writes to a socket, and reads all that comes back until it is closed. */
async function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString()))
  socket.write(text)
  await once(socket, 'close')
  return answer
}

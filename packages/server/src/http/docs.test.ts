import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeIn } from './__fixtures__/problem-in.ts'
import { startApp, type TestApp } from './__fixtures__/start-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await startApp({ settings: { rateLimit: { public: 1, authenticated: 600, writes: 120, search: 120 } } })
})
afterAll(() => server[Symbol.asyncDispose]())

test('/openapi.json is the committed document, but for the version', async () => {
  const committed: unknown = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8'))
  const response = await server.ask({ url: '/openapi.json' })
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(response.json()).toMatchObject({ info: { version: '1.2.3' } })
  expect({ ...response.json<object>(), info: null }).toEqual({ ...Object(committed), info: null })
})

describe.each(['/docs/', '/redoc'])('%s', (url) => {
  test('loads everything from this server', async () => {
    const page = await server.ask({ url })
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-type']).toContain('text/html')
    const base = new URL(url, 'http://server')
    const loaded = Array.from(
      page.payload.matchAll(/(?:src|href|spec-url)="([^"]+)"/g),
      ([, path]) => new URL(path ?? '', base),
    )
    expect(loaded.length).toBeGreaterThan(1)
    for (const { host, pathname } of loaded) {
      expect(host).toBe('server')
      const asset = await server.ask({ url: pathname })
      expect([pathname, asset.statusCode]).toEqual([pathname, 200])
      expect(asset.rawPayload.byteLength).toBeGreaterThan(100)
    }
  })

  test('may load nothing from elsewhere', async () => {
    const policy = String((await server.ask({ url })).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/https?:|upgrade-insecure|unsafe-eval|\*/)
  })
})

test('Swagger UI reads our document', async () => {
  const script = await server.ask({ url: '/docs/static/swagger-initializer.js' })
  expect(script.payload).toContain('/openapi.json')
})

test('the pages have no place when they are switched off', async () => {
  await using quiet = await startApp({ settings: { docs: false } })
  for (const url of ['/docs', '/docs/', '/redoc', '/redoc/redoc.standalone.js', '/openapi.json']) {
    expect(codeIn(await quiet.ask({ url }))).toBe('not_found')
  }
  expect((await quiet.ask({ url: '/' })).json<{ links: object }>().links).not.toHaveProperty('docs')
})

import { describe, expect, test } from 'vitest'
import type { RateLimits } from './http-settings.ts'
import { codeIn, problemIn } from './__fixtures__/problem-in.ts'
import { keys, startApp, type TestApp } from './__fixtures__/start-app.ts'

const generous: RateLimits = { public: 1000, authenticated: 1000, writes: 1000, search: 1000 }

async function withLimits(rateLimit: RateLimits, work: (server: TestApp) => Promise<void>): Promise<void> {
  await using server = await startApp({ settings: { rateLimit } })
  await work(server)
}

async function statuses(server: TestApp, count: number, request: Parameters<TestApp['ask']>[0]): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i < count; i += 1) found.push((await server.ask(request)).statusCode)
  return found
}

describe('limits', () => {
  test('without a key count by address', async () => {
    await withLimits({ ...generous, public: 3 }, async (server) => {
      const here = { url: '/health' }
      expect(await statuses(server, 4, here)).toEqual([200, 200, 200, 429])
      expect(await statuses(server, 1, { ...here, remoteAddress: '10.0.0.7' })).toEqual([200])
      expect(await statuses(server, 1, { url: '/health', key: keys.read })).toEqual([200])
    })
  })

  test('tell when to come back', async () => {
    await withLimits({ ...generous, public: 1 }, async (server) => {
      await server.ask({ url: '/health' })
      const response = await server.ask({ url: '/health' })
      expect(problemIn(response)).toMatchObject({ code: 'rate_limited', status: 429 })
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(response.headers['retry-after'])).toBeLessThanOrEqual(60)
    })
  })

  test('of one network in IPv6 are shared', async () => {
    await withLimits({ ...generous, public: 1 }, async (server) => {
      expect(await statuses(server, 1, { url: '/health', remoteAddress: '2001:db8::1' })).toEqual([200])
      expect(await statuses(server, 1, { url: '/health', remoteAddress: '2001:db8::2' })).toEqual([429])
    })
  })

  test('hold for wrong keys as for none', async () => {
    await withLimits({ ...generous, public: 2 }, async (server) => {
      expect(await statuses(server, 3, { url: '/api/plugins', key: 'guess' })).toEqual([401, 401, 429])
    })
  })

  test('with a key count by key, wherever it comes from', async () => {
    await withLimits({ ...generous, authenticated: 2 }, async (server) => {
      const request = { url: '/api/plugins', key: keys.read }
      expect(await statuses(server, 2, request)).toEqual([200, 200])
      expect(await statuses(server, 1, { ...request, remoteAddress: '10.0.0.7' })).toEqual([429])
      expect(await statuses(server, 1, { ...request, key: keys.write })).toEqual([200])
    })
  })

  test('of writes leave reading alone', async () => {
    await withLimits({ ...generous, writes: 1 }, async (server) => {
      const write = { method: 'POST', url: '/api/scheduler/tasks/count-things/disable', key: keys.write } as const
      expect(await statuses(server, 2, write)).toEqual([200, 429])
      expect(await statuses(server, 1, { url: '/api/plugins', key: keys.write })).toEqual([200])
    })
  })

  test('count each call of a tRPC batch', async () => {
    await withLimits({ ...generous, authenticated: 3 }, async (server) => {
      const [many, one] = ['plugins.list,system.version,system.alive', 'plugins.list'].map((names) => ({
        url: `/trpc/${names}?batch=1&input=%7B%7D`,
        key: keys.read,
      }))
      expect(await statuses(server, 1, many ?? {})).toEqual([200])
      expect(await statuses(server, 1, one ?? {})).toEqual([429])
    })
  })

  test('can be switched off', async () => {
    await using server = await startApp({ settings: { rateLimit: false } })
    expect(new Set(await statuses(server, 30, { url: '/health' }))).toEqual(new Set([200]))
  })

  test('of two servers in one process are apart', async () => {
    await withLimits({ ...generous, public: 1 }, async (first) => {
      await withLimits({ ...generous, public: 1 }, async (second) => {
        expect(await statuses(first, 2, { url: '/health' })).toEqual([200, 429])
        expect((await second.ask({ url: '/health' })).statusCode).toBe(200)
        expect(codeIn(await second.ask({ url: '/health' }))).toBe('rate_limited')
      })
    })
  })
})

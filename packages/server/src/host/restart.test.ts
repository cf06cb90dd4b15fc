import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseUrlOption, defineClient } from '@shelfhand/clients'
import { definePlugin, defineService } from '@shelfhand/tasks'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createServer } from '../create-server.ts'

const createShop = defineClient({
  service: 'shop',
  title: 'Shop',
  options: { baseUrl: baseUrlOption },
  baseUrl: ({ baseUrl }) => baseUrl,
  create: (http) => ({ ask: () => http.send('GET', '/') }),
})

/** A service that counts by the year, so that no window ends while a test runs. */
const shop = (id: string, limit: number | null) =>
  defineService({
    id,
    description: 'a shop',
    settings: z.strictObject({ baseUrl: z.url() }),
    environment: {},
    create: (settings, context) => createShop({ ...settings, ...context }),
    quota: () => (limit === null ? null : { window: 'year', limit, resets: { cron: '0 0 1 1 *' } }),
    probe: async () => ({ version: null }),
  })

/** A shop on 127.0.0.1, and a Shelfhand with a data folder that uses it and can be restarted. */
async function shelfhand(limit: number | null, answer: (response: ServerResponse) => void) {
  let asked = 0
  const service = shop('shop', limit)
  const site = createHttpServer((_, response) => {
    asked += 1
    answer(response)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const address = site.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const data = await mkdtemp(join(tmpdir(), 'shelfhand-restart-'))
  const plugin = definePlugin({ name: 'test', services: [service] })
  const start = () =>
    createServer({ data, plugins: [plugin], services: { shop: { baseUrl } }, logLevel: 'silent', scheduling: false })
  return {
    asked: () => asked,
    /** Starts Shelfhand, asks the shop so many times, and stops; what came of each. */
    async ask(times: number) {
      await using server = await start()
      const { client } = server.services.clientsFor({ id: 'test', uses: { client: service } })
      const outcomes: unknown[] = []
      for (let n = 0; n < times; n += 1) {
        await client.ask().then(
          () => outcomes.push('answered'),
          (error: unknown) => outcomes.push(error),
        )
      }
      return outcomes
    },
    async [Symbol.asyncDispose]() {
      site.closeAllConnections()
      await new Promise((resolve) => site.close(resolve))
      await rm(data, { recursive: true, force: true })
    },
  }
}

const refused = expect.objectContaining({ code: 'rate_limited', status: undefined })

test('a quota that was spent is spent after a restart, and nothing is sent', async () => {
  await using there = await shelfhand(2, (response) => response.end())
  expect(await there.ask(1)).toEqual(['answered'])
  expect(await there.ask(3)).toEqual(['answered', refused, refused])
  expect(await there.ask(1)).toEqual([refused])
  expect(there.asked()).toBe(2)
})

test('a service that asked to wait is left alone after a restart', async () => {
  await using there = await shelfhand(null, (response) => response.writeHead(429, { 'retry-after': '3600' }).end())
  expect(await there.ask(2)).toEqual([expect.objectContaining({ code: 'rate_limited', status: 429 }), refused])
  expect(await there.ask(1)).toEqual([refused])
  expect(there.asked()).toBe(1)
})

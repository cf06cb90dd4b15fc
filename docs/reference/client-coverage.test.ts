import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FetchLike } from '../../packages/clients/src/index.ts'
import { looselyReplay } from '../../packages/clients/src/testing/loosely-replay.ts'
import { readExchanges, recordingsOf } from '../../packages/clients/src/testing/recordings.ts'
import { routeOf } from '../../packages/clients/src/testing/route-of.ts'
import { audiobookshelfCalls } from '../../packages/clients/src/testing/sample-calls/audiobookshelf.ts'
import type { TestServer } from '../../packages/clients/src/testing/serve.ts'
import { traceRoutes, type Traced } from '../../packages/clients/src/testing/trace-routes.ts'
import { clientCoveragePage, type ClientSource } from './client-coverage-page.ts'

const source = join(import.meta.dirname, '../../packages/clients/src')
const recordings = recordingsOf('audiobookshelf')
let server: TestServer
beforeAll(async () => {
  server = await looselyReplay(recordings === undefined ? [] : readExchanges(recordings))
})
afterAll(() => server.close())

/** Every folder of a client. */
const services = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(source, entry.name)).includes('client.ts'))
  .map(({ name }) => name)

/** Made-up options; the first that a client takes are used. */
const credentials = [
  { username: 'me', password: 'made-up' },
  { apiKey: 'made-up' },
  { token: 'made-up' },
  { mamId: 'made-up', rateLimit: {} },
  {},
]

/** How the methods of a client are called, where guessing is not enough. */
function traced(service: string): Pick<Traced<object>, 'calls' | 'fetch' | 'aside'> {
  if (service === 'audiobookshelf') {
    const calls = Object.entries(audiobookshelfCalls).map(
      ([name, call]) => [name, async (client: object) => Reflect.apply(call, undefined, [client])] as const,
    )
    return { calls: Object.fromEntries(calls), fetch, aside: (path) => path === '/login' }
  }
  if (service === 'myanonamouse') {
    const call = (part: string, method: string, input: unknown) => async (client: object) =>
      Reflect.apply(Reflect.get(Reflect.get(client, part), method), undefined, [input])
    return {
      calls: {
        'top10.archive': call('top10', 'archive', { year: 2026 }),
        'wedges.spendOn': call('wedges', 'spendOn', 1),
      },
      fetch: async () => Response.json({ data: [{ id: 1, title: 'made-up' }], success: true }),
    }
  }
  const logout = async (client: object): Promise<void> => {
    const auth = Reflect.get(client, 'auth')
    await auth.login()
    await auth.logout()
  }
  return service === 'qbittorrent'
    ? { calls: { 'auth.logout': logout }, aside: (path) => path.endsWith('/auth/login') }
    : {}
}

async function routesOf(service: string): Promise<Map<string, string[]>> {
  const module: Record<string, unknown> = await import(join(source, service, 'index.ts'))
  const named = `create${service.replaceAll('-', '')}`
  const create = Object.entries(module).find(([name]) => name.toLowerCase() === named)?.[1]
  if (typeof create !== 'function') throw new Error(`${service} exports no create function`)
  const make = (options: { fetch: FetchLike; attempts: number }): object => {
    const addresses = [{ baseUrl: service === 'audiobookshelf' ? server.url : 'http://localhost' }, {}]
    const guesses = credentials.flatMap((credential) => addresses.map((address) => ({ ...credential, ...address })))
    for (const guess of guesses) {
      try {
        return Reflect.apply(create, undefined, [{ ...options, ...guess }])
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
      }
    }
    throw new Error(`${service} takes none of the options`)
  }
  return traceRoutes({ create: make, ...traced(service) })
}

/** A test with the table of calls that it goes through. */
function textOf(file: string): string {
  const text = readFileSync(join(source, file), 'utf8')
  const [, table] = /sample-calls\/([\w-]+\.ts)/.exec(text) ?? []
  return table === undefined ? text : text + readFileSync(join(source, 'testing/sample-calls', table), 'utf8')
}

async function read(service: string): Promise<ClientSource> {
  const folder = recordingsOf(service)
  const exchanges = folder === undefined ? [] : readExchanges(folder)
  return {
    service,
    routes: await routesOf(service),
    tests: readdirSync(join(source, service), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .toSorted()
      .map((name) => ({ name: name.replace('.test.ts', ''), text: textOf(join(service, name)) })),
    recordings: exchanges
      .filter(({ response }) => response.status >= 200 && response.status < 300)
      .map(({ name, request }) => ({ name, route: routeOf(request.method, request.path) })),
  }
}

/** Two sign in, which is left out everywhere, and one tells what the last answer said. */
const silent = ['audiobookshelf auth.accessToken', 'hardcover limits', 'qbittorrent auth.login']

// To write the page anew: pnpm exec vitest run docs/reference/client-coverage.test.ts --update
test.skipIf(recordings === undefined)('the page tells what the code does', async () => {
  const sources = []
  for (const service of services) sources.push(await read(service))
  const unknown = sources.flatMap(({ service, routes }) =>
    [...routes].filter(([, called]) => called.length === 0).map(([method]) => `${service} ${method}`),
  )
  expect(unknown).toEqual(silent)
  await expect(clientCoveragePage(sources)).toMatchFileSnapshot('client-coverage.md')
})

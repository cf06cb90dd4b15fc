import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  startAudible,
  startAudnexus,
  startGoogleBooks,
  startHardcover,
  startItunes,
  startOpenLibrary,
  startProwlarr,
  startQbittorrent,
  startTorznab,
} from '../../examples/sandbox/src/index.ts'
import { playRecordings } from '../../packages/clients/src/testing/audiobookshelf/play-recordings.ts'
import { traceSamples } from '../../packages/clients/src/testing/audiobookshelf/trace-samples.ts'
import { callByPath } from '../../packages/clients/src/testing/call-by-path.ts'
import { recordedRows } from '../../packages/clients/src/testing/recorded-rows.ts'
import { readExchanges, recordingsOf } from '../../packages/clients/src/testing/recordings.ts'
import { traceRoutes, type Traced } from '../../packages/clients/src/testing/trace-routes.ts'
import { clientCoveragePage, type ClientSource } from './client-coverage-page.ts'

const source = join(import.meta.dirname, '../../packages/clients/src')
const recordings = recordingsOf('audiobookshelf')

/** Every folder of a client. */
const services = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(source, entry.name)).includes('client.ts'))
  .map(({ name }) => name)

/** Made-up options, and what the sandbox takes. */
const credentials: Record<string, object> = {
  hardcover: { token: 'made-up' },
  myanonamouse: { baseUrl: 'http://localhost', mamId: 'made-up', rateLimit: {} },
  prowlarr: { baseUrl: 'http://localhost', apiKey: 'sandbox0123456789abcdef01234567' },
  qbittorrent: { baseUrl: 'http://localhost', username: 'admin', password: 'sandbox-password' },
  torznab: { baseUrl: 'http://localhost/api/v2.0/indexers/all/results/torznab/api', apiKey: 'sandbox-jackett-key' },
}

/** Calls a method by the path to it, of a client of which the types say nothing. */
const calling =
  (name: string, ...input: unknown[]) =>
  (client: object): Promise<unknown> =>
    callByPath(client, name, input)

/** With an indexer that does not answer, which a search has to find out the name of. */
async function startIllProwlarr() {
  const server = await startProwlarr()
  for (const indexer of server.indexers) indexer.health = 'blocked'
  return server
}

/** How the methods of a client are called, where guessing is not enough, and who answers. */
const traced: Record<string, Pick<Traced<object>, 'calls' | 'fetch' | 'aside' | 'servers' | 'last'>> = {
  audible: { servers: [startAudible], calls: { 'series.books': calling('series.books', 'B0STORM000') } },
  audnexus: { servers: [startAudnexus] },
  'google-books': { servers: [startGoogleBooks] },
  hardcover: { servers: [startHardcover] },
  itunes: { servers: [startItunes] },
  'open-library': { servers: [startOpenLibrary] },
  prowlarr: { servers: [startIllProwlarr] },
  torznab: { servers: [startTorznab] },
  myanonamouse: {
    calls: {
      'top10.archive': calling('top10.archive', { year: 2026 }),
      'wedges.spendOn': calling('wedges.spendOn', 1),
    },
    fetch: async () => Response.json({ data: [{ id: 1, title: 'made-up' }], success: true }),
  },
  qbittorrent: {
    last: ['auth.logout', 'torrents.remove', 'app.setPreferences', 'app.rotateApiKey', 'app.deleteApiKey', 'app.shutdown'],
    servers: [() => startQbittorrent({ version: '4.5.2' }), () => startQbittorrent({ version: '5.3.0' })],
    calls: {
      async 'auth.logout'(client) {
        await calling('auth.login')(client)
        await calling('auth.logout')(client)
      },
    },
    aside: (path) => path.endsWith('/auth/login'),
  },
}

async function routesOf(service: string): Promise<Map<string, string[]>> {
  if (service === 'audiobookshelf') return traceSamples()
  const module: Record<string, unknown> = await import(join(source, service, 'index.ts'))
  const named = `create${service.replaceAll('-', '')}`
  const create = Object.entries(module).find(([name]) => name.toLowerCase() === named)?.[1]
  if (typeof create !== 'function') throw new Error(`${service} exports no create function`)
  return traceRoutes({
    ...traced[service],
    create: (options): object => Reflect.apply(create, undefined, [{ ...options, ...credentials[service] }]),
  })
}

/** What the tests play of the recordings, by method. */
async function recordedOf(service: string, methods: readonly string[]): Promise<Map<string, string[]>> {
  if (service === 'qbittorrent')
    return recordedRows(readFileSync(join(source, 'testing/sample-calls', `${service}.ts`), 'utf8'), methods)
  const recorded = new Map<string, string[]>()
  if (service !== 'audiobookshelf' || recordings === undefined) return recorded
  for (const { method, name, status } of await playRecordings(readExchanges(recordings))) {
    if (status < 300) recorded.set(method, [...(recorded.get(method) ?? []), name])
  }
  return recorded
}

/** A test with the table of samples that it goes through. */
function textOf(file: string): string {
  const text = readFileSync(join(source, file), 'utf8')
  const [, calls] = /sample-calls\/([\w-]+\.ts)/.exec(text) ?? []
  if (calls !== undefined) return text + readFileSync(join(source, 'testing/sample-calls', calls), 'utf8')
  const [, folder] = /testing\/(\w+\/samples)\/index\.ts/.exec(text) ?? []
  if (folder === undefined) return text
  const tables = readdirSync(join(source, 'testing', folder)).map((name) =>
    readFileSync(join(source, 'testing', folder, name), 'utf8'),
  )
  return [text, ...tables].join('\n')
}

async function read(service: string): Promise<ClientSource> {
  const routes = await routesOf(service)
  return {
    service,
    routes,
    recorded: await recordedOf(service, [...routes.keys()]),
    tests: readdirSync(join(source, service), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .toSorted()
      .map((name) => ({ name: name.replace('.test.ts', ''), text: textOf(join(service, name)) })),
  }
}

/** Tells what the last answer said. */
const silent = ['hardcover limits']

// To write the page anew: pnpm exec vitest run docs/reference/client-coverage.test.ts --update
test.skipIf(recordings === undefined)('the page tells what the code does', async () => {
  const sources = []
  for (const service of services) sources.push(await read(service))
  const unknown = sources.flatMap(({ service, routes }) =>
    [...routes].filter(([, called]) => called.length === 0).map(([method]) => `${service} ${method}`),
  )
  expect(unknown).toEqual(silent)
  // The table of calls was found and read.
  const played = sources.find(({ service }) => service === 'qbittorrent')?.recorded
  expect(played?.size).toBeGreaterThan(80)
  await expect(clientCoveragePage(sources)).toMatchFileSnapshot('client-coverage.md')
  // All methods of all clients are called, some of them many times.
}, 180_000)

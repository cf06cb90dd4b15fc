import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Sandbox, startSandbox } from '@shelfhand/sandbox'
import { createServer, type Server } from '@shelfhand/server'
import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest'
import { allMissing } from './all-missing.ts'
import { connect } from './api.ts'
import { refusalOf } from './refusal-of.ts'

const key = 'a-key-of-this-test'
const run = promisify(execFile)
let data: string
let world: Sandbox
let server: Server
let url: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'shelfhand-trpc-client-'))
  world = await startSandbox()
  const { audiobookshelf, audible } = world
  server = await createServer({
    port: 0,
    data,
    apiKey: key,
    logLevel: 'silent',
    scheduling: false,
    services: {
      audiobookshelf: { baseUrl: audiobookshelf.url, apiKey: audiobookshelf.apiKey },
      audible: { baseUrl: audible.url, spacing: 0 },
    },
  })
  url = (await server.start()).url
})
afterAll(async () => {
  await server?.close()
  await world?.close()
  await rm(data, { recursive: true, force: true })
})

const main = (environment: Record<string, string>) =>
  run(process.execPath, ['--conditions=@shelfhand/source', join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, ...environment },
  })

it('main.ts runs the tasks of the server and prints every missing book', async () => {
  const { stdout } = await main({ SHELFHAND_URL: url, SHELFHAND_KEY: key })
  expect(stdout).toMatch(/^library-sync: completed, 67 items$/m)
  expect(stdout).toMatch(/^series-completion: completed, \d+ items$/m)
  expect(stdout).toMatch(/^The Expanse 4: Cibola Burn$/m)

  // Small pages give the same as one large one.
  const paged: string[] = []
  for await (const { seriesSequence, title } of allMissing(connect({ url, key }), { limit: 7 })) {
    expectTypeOf(seriesSequence).toEqualTypeOf<string | null>()
    paged.push(title)
  }
  const lines = stdout.trimEnd().split('\n').slice(2)
  expect(paged).toEqual(lines.map((line) => line.replace(/^.*?: /, '')))
  expect(paged.length).toBeGreaterThan(50)
})

it('main.ts says why the server refuses it, with status 1', async () => {
  const failed: unknown = await main({ SHELFHAND_URL: url, SHELFHAND_KEY: 'some-other-key' }).catch(
    (error: unknown) => error,
  )
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^unauthorized: /) })
})

it('tells a refusal from a server that is not there', async () => {
  const notFound: unknown = await connect({ url, key })
    .books.get.query({ id: 999_999 })
    .catch((error: unknown) => error)
  expect(refusalOf(notFound)).toMatchObject({ code: 'not_found', status: 404 })
  const nobody: unknown = await connect({ url: 'http://127.0.0.1:4', key })
    .system.alive.query()
    .catch((error: unknown) => error)
  expect(nobody).toBeInstanceOf(Error)
  expect(refusalOf(nobody)).toBeNull()
})

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type SandboxAudiobookshelf, startAudiobookshelf } from '@shelfhand/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'

const cli = join(import.meta.dirname, '../../packages/server/src/cli.ts')
const received: { readonly authorization: string | undefined; readonly body: unknown }[] = []
let data: string
let shelf: SandboxAudiobookshelf
let ntfy: Server

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'shelfhand-plugin-'))
  shelf = await startAudiobookshelf()
  ntfy = createHttpServer((request, response) => void receive(request, response)).listen(0, '127.0.0.1')
  await once(ntfy, 'listening')
})
afterAll(async () => {
  ntfy?.close()
  await shelf?.close()
  await rm(data, { recursive: true, force: true })
})

async function receive(request: IncomingMessage, response: ServerResponse) {
  received.push({ authorization: request.headers.authorization, body: JSON.parse(await text(request)) })
  response.setHeader('content-type', 'application/json').end('{}')
}

/** `shelfhand run missing-covers` in this folder, whose configuration it finds by itself. */
const shelfhandRun = (environment: Record<string, string>, ...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    ['--conditions=@shelfhand/source', cli, 'run', 'missing-covers', '--json', ...args],
    {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        SHELFHAND_DATA: data,
        ABS_BASE_URL: shelf.url,
        ABS_API_TOKEN: shelf.apiKey,
        ...environment,
      },
    },
  )

it('a server loads the plugin, runs its task, and the task uses its own service', async () => {
  const address = ntfy.address()
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const { stdout } = await shelfhandRun({ NTFY_BASE_URL: baseUrl, NTFY_TOPIC: 'books', NTFY_TOKEN: 'tk_test' })
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'COMPLETED',
    report: { seen: 67, skipped: { no_cover: 59 }, calls: { ntfy: 1 } },
  })
  expect(received).toEqual([
    { authorization: 'Bearer tk_test', body: { topic: 'books', message: '59 books have no cover.' } },
  ])
})

it('goes without the optional service, and takes settings from the environment and the command line', async () => {
  const { stdout } = await shelfhandRun({ COVERS_TELL_FROM: '7' }, '--set', 'pageSize=30')
  expect(JSON.parse(stdout)).toMatchObject({ status: 'COMPLETED', report: { calls: { audiobookshelf: 4 } } })
})

it('says which setting is wrong before anything happens', async () => {
  const failed: unknown = await shelfhandRun({ COVERS_TELL_FROM: 'often' }).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('tasks.missing-covers.tellFrom') })
})

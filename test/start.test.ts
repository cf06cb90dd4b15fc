import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@shelfhand/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { spawnStart, type Started } from './spawn-shelfhand.ts'

const Work = z.object({ sequence: z.string().nullable(), title: z.string(), novella: z.boolean() })
const Checked = z.object({
  series: z.array(
    z.object({
      name: z.string(),
      owned: z.int(),
      total: z.int().nullable(),
      missing: z.array(Work),
      complete: z.boolean(),
    }),
  ),
})
const List = z.object({ items: z.array(z.object({ id: z.int(), title: z.string() }).loose()), total: z.int() })

let data = ''
const running: Started[] = []
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'shelfhand-start-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop('SIGKILL')))
  await rm(data, { recursive: true, force: true })
})

function start(environment: Record<string, string> = {}, args: readonly string[] = []): Started {
  const started = spawnStart({ environment: { SHELFHAND_DATA: data, ...environment }, args })
  running.push(started)
  return started
}

describe('npm start', () => {
  it('shows what is missing from the sample library, serves it, goes on from there, and ends on SIGTERM', async () => {
    const first = start()
    const ready = await first.fact('ready')
    const { key } = await first.fact('api-key')
    const checked = Checked.parse(await first.fact('checked'))
    expect(first.text()).toContain('No Audiobookshelf is configured')

    const missing = new Map(checked.series.map((one) => [one.name, one.missing.map(({ sequence }) => sequence)]))
    expect(missing.get('The Stormlight Archive')).toContain('3')
    expect(missing.get('The Expanse')).toEqual(expect.arrayContaining(['4', '6', '7', '8']))
    expect(missing.get('The Murderbot Diaries')).toContain('6')
    for (const { missing: works, owned, total } of checked.series) {
      for (const { sequence, novella } of works) expect(novella).toBe(sequence?.includes('.') ?? false)
      if (total !== null) expect(owned).toBeLessThanOrEqual(total)
    }

    const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`${String(ready['url'])}${path}`, { headers, method })
    expect((await ask('/api/system/health')).status).toBe(200)
    expect((await ask('/api/missing-books')).status).toBe(401)
    const listed = List.parse(
      await (await ask('/api/missing-books', { authorization: `Bearer ${String(key)}` })).json(),
    )
    expect(listed.total).toBe(checked.series.reduce((sum, one) => sum + one.missing.length, 0))
    const books = List.parse(await (await ask('/api/books?limit=1', { 'x-api-key': String(key) })).json())
    expect(books.total).toBe(67)

    const unwanted = listed.items[0]
    const ignore = `/api/missing-books/${unwanted?.id}/ignore`
    expect((await ask(ignore, { 'x-api-key': String(key) }, 'POST')).status).toBe(200)

    expect(await first.stop()).toBe(0)
    const second = start()
    const wanted = checked.series.map((one) => ({
      ...one,
      missing: one.missing.filter(({ title }) => title !== unwanted?.title),
    }))
    expect(Checked.parse(await second.fact('checked')).series).toEqual(wanted)
    expect(wanted).not.toEqual(checked.series)
    expect(second.text()).toContain(`${listed.total - 1} books are missing from`)
    expect(second.text()).toContain('1 more is ignored.')
    expect(second.text()).toContain('67 as before')
    expect(second.text()).not.toContain('API key')
    expect(await second.stop()).toBe(0)
  })

  it('ends when the process that started it over a channel is gone', async () => {
    const started = start()
    await started.fact('ready')
    expect(await started.stop('SIGINT')).toBe(0)
  })
})

describe('npm start that cannot', () => {
  it.each([
    [
      'an address where nothing listens',
      { ABS_BASE_URL: 'http://127.0.0.1:4', ABS_API_TOKEN: 'secret-canary' },
      /connection refused/,
    ],
    [
      'an address that is none',
      { ABS_BASE_URL: 'books', ABS_API_TOKEN: 'secret-canary' },
      /services\.audiobookshelf\.baseUrl/,
    ],
    ['no token', { ABS_BASE_URL: 'http://127.0.0.1:4' }, /services\.audiobookshelf\.apiKey/],
    [
      'three mistakes',
      { SHELFHAND_PORT: '99999', API_KEY: 'short', DATABASE_URL: 'mysql://x' },
      /3 mistakes[^]*database[^]*apiKey|3 mistakes[^]*port/,
    ],
  ])('says so in a sentence: %s', async (_, environment, sentence) => {
    const started = start(environment)
    expect(await started.ended).toBe(1)
    expect(started.text()).toMatch(sentence)
    expect(started.text()).not.toMatch(/secret-canary|\n\s+at /)
  })

  it('says that a token is wrong', async () => {
    await using sandbox = await startSandbox()
    const started = start({ ABS_BASE_URL: sandbox.audiobookshelf.url, ABS_API_TOKEN: 'secret-canary' })
    expect(await started.ended).toBe(1)
    expect(started.text()).toMatch(/not signed in/)
    expect(started.text()).not.toMatch(/secret-canary|\n\s+at /)
  })

  it.each([
    ['a login page', 'text/html', '<!doctype html><title>Sign in</title>', /web page/i],
    [
      'a version that is too old',
      'application/json',
      '{"serverVersion":"2.20.1","isInit":true}',
      /2\.20\.1 is too old/,
    ],
    ['something else', 'application/json', '{"hello":"world"}', /not understood|too old/],
  ])('says what answers at the address: %s', async (_, type, body, sentence) => {
    const other = createHttpServer((_request, response) => {
      response.setHeader('content-type', type).end(body)
    }).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const started = start({ ABS_BASE_URL: `http://127.0.0.1:${portOf(other)}`, ABS_API_TOKEN: 'secret-canary' })
    expect(await started.ended).toBe(1)
    expect(started.text()).toMatch(sentence)
    expect(started.text()).not.toMatch(/secret-canary|\n\s+at /)
    other.close()
  })

  it('says that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = portOf(other)
    const started = start({ SHELFHAND_PORT: String(port) })
    expect(await started.ended).toBe(1)
    expect(started.text()).toContain(`Port ${port} on 127.0.0.1 is in use`)
    other.close()
  })

  it('says that the data folder cannot be written to', async () => {
    const file = join(data, 'a-file')
    await writeFile(file, '')
    const started = start({ SHELFHAND_DATA: join(file, 'data') })
    expect(await started.ended).toBe(1)
    expect(started.text()).toContain('SHELFHAND_DATA')
  })

  it('says how it is called, with status 2', async () => {
    const started = start({}, ['--nonsense'])
    expect(await started.ended).toBe(2)
    expect(started.text()).toContain("unknown option '--nonsense'")
  })
})

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

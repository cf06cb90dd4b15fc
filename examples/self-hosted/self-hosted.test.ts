import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { startSandbox } from '@shelfhand/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Started, spawnCommand } from '../../test/spawn-shelfhand.ts'
import config from './shelfhand.config.ts'

const read = (name: string) => readFile(join(import.meta.dirname, name), 'utf8')
const Manifest = z.object({ bin: z.record(z.string(), z.string()) })
const commands = async () =>
  Object.keys(Manifest.parse(JSON.parse(await read('../../packages/server/package.json'))).bin)
const Words = z.array(z.string())
const key = 'the-key-of-this-test'
let data: string
const running: Started[] = []
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'shelfhand-self-hosted-'))
})
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop('SIGKILL')))
  await rm(data, { recursive: true, force: true })
})

/** Lines such as `User=shelfhand` of a unit, or `USER node` of a Dockerfile, by their first word. */
const settings = (text: string, separator: RegExp) =>
  new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const at = separator.exec(line)
      return at === null || line.startsWith('#') ? [] : [[line.slice(0, at.index), line.slice(at.index + 1)]]
    }),
  )

const start = (environment: Record<string, string>) => {
  const started = spawnCommand({
    args: ['start', '--config', 'examples/self-hosted/shelfhand.config.ts'],
    environment: { ...environment, SHELFHAND_DATA: data },
  })
  running.push(started)
  return started
}

describe('the files', () => {
  it('the unit starts the command of the package, and lets it write where the configuration keeps its data', async () => {
    const unit = settings(await read('shelfhand.service'), /=/)
    const [program, ...args] = unit.get('ExecStart')?.split(' ') ?? []
    expect(await commands()).toContain(program?.split('/').at(-1))
    expect(program).toBe(`${unit.get('WorkingDirectory')}/node_modules/.bin/shelfhand`)
    expect(args).toEqual(['start'])
    expect(config.data).toBe(`/var/lib/${unit.get('StateDirectory')}`)
  })

  it('the image keeps the data in its volume, and is asked for its health at the port of the server', async () => {
    const image = settings(await read('Dockerfile'), / /)
    expect(config.data).toBe(image.get('VOLUME'))
    expect(image.get('HEALTHCHECK')).toContain(`127.0.0.1:${image.get('EXPOSE')}/api/system/health`)
    expect(parseEnv(image.get('ENV') ?? '')).toEqual({ SHELFHAND_HOST: '0.0.0.0' })
    const [program, ...args] = Words.parse(JSON.parse(image.get('CMD') ?? ''))
    expect([program?.split('/').at(-1), ...args]).toEqual([...(await commands()), 'start'])
  })

  it('a server with this configuration and environment starts, is healthy to the image, and ends', async () => {
    await using world = await startSandbox()
    const { audiobookshelf, audible } = world
    const values: Record<string, string> = {
      ABS_BASE_URL: audiobookshelf.url,
      ABS_API_TOKEN: audiobookshelf.apiKey,
      API_KEY: key,
    }
    // Every name of the file is a setting that is used, and nothing is wanted that it does not name.
    const names = Object.keys(parseEnv(await read('shelfhand.env')))
    expect(names.toSorted()).toEqual(Object.keys(values).toSorted())
    const started = start({ ...values, AUDIBLE_BASE_URL: audible.url })
    const url = String((await started.fact('ready'))['url'])

    const image = settings(await read('Dockerfile'), / /)
    const [program = '', ...args] = Words.parse(
      JSON.parse((image.get('HEALTHCHECK') ?? '').replace(/^CMD /, '').replace('http://127.0.0.1:8000', url)),
    )
    await promisify(execFile)(program, args)

    const task = await fetch(`${url}/api/scheduler/tasks/series-completion`, { headers: { 'x-api-key': key } })
    expect(await task.json()).toMatchObject({ config: { minimumBooks: 3, includeNovellas: false } })
    expect(await started.stop()).toBe(0)
  })

  it('a server whose secrets were not filled in says so', async () => {
    const environment = parseEnv(await read('shelfhand.env'))
    const started = start({ ABS_BASE_URL: environment['ABS_BASE_URL'] ?? '', ABS_API_TOKEN: '' })
    expect(await started.ended).toBe(1)
    expect(started.text()).toContain('ABS_API_TOKEN')
  })
})

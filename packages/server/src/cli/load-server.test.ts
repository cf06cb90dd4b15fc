import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadServer } from './load-server.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelfhand-load-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const load = async (config: unknown, environment: Record<string, string> = {}) => {
  await writeFile(join(folder, 'shelfhand.config.json'), JSON.stringify(config))
  return loadServer({
    folder,
    logLevel: 'silent',
    environment: { SHELFHAND_DATA: join(folder, 'data'), ...environment },
  })
}

it('reads the environment of the ready tasks where no plugins, or an empty list of them, are given', async () => {
  for (const config of [{}, { plugins: [] }]) {
    await using server = await load(config, {
      ABS_BASE_URL: 'http://127.0.0.1:4',
      ABS_API_TOKEN: 'key',
      SERIES_MIN_BOOKS: '4',
    })
    expect(server.host.services().find(({ id }) => id === 'audiobookshelf')).toMatchObject({ configured: true })
    expect(server.host.tasks().find(({ id }) => id === 'series-completion')?.config).toMatchObject({ minimumBooks: 4 })
  }
})

it.each([
  [
    'what is no plugin',
    { plugins: ['mine', { name: 'by-hand', tasks: [] }] },
    {},
    /plugins\.0: is not a plugin[^]*plugins\.1/,
  ],
  ['plugins that are no list', { plugins: 'mine' }, {}, /plugins: /],
  ['a level that does not exist', {}, { SHELFHAND_LOG_LEVEL: 'loud' }, /logLevel \(SHELFHAND_LOG_LEVEL\): /],
  [
    'a variable that does not fit',
    {},
    { SERIES_MIN_BOOKS: 'many' },
    /tasks\.series-completion\.minimumBooks \(SERIES_MIN_BOOKS\): /,
  ],
])('names %s as a mistake', async (_, config, environment, message) => {
  await expect(load(config, environment)).rejects.toThrow(message)
})

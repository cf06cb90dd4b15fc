import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfigFile } from './config-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelfhand-config-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is empty where there is no file', async () => {
  expect(await readConfigFile({ folder })).toEqual({})
})

it('finds a file by its usual name', async () => {
  await writeFile(join(folder, 'shelfhand.config.mjs'), 'export default { port: 9001 }')
  expect(await readConfigFile({ folder })).toEqual({ port: 9001 })
})

it('reads JSON', async () => {
  await writeFile(join(folder, 'mine.json'), '{ "port": 9002 }')
  expect(await readConfigFile({ folder, file: 'mine.json' })).toEqual({ port: 9002 })
})

it('says which file is not there, and what a file lacks', async () => {
  await expect(readConfigFile({ folder, file: 'gone.ts' })).rejects.toThrow('there is no file gone.ts')
  await writeFile(join(folder, 'empty.mjs'), 'export const port = 1')
  await expect(readConfigFile({ folder, file: 'empty.mjs' })).rejects.toThrow('has to export a configuration')
})

it('says in a sentence why a file cannot be loaded, and repeats nothing of what it holds', async () => {
  await writeFile(join(folder, 'import.mjs'), "import 'not-installed'\nexport default {}")
  await expect(readConfigFile({ folder, file: 'import.mjs' })).rejects.toThrow(
    /import\.mjs: could not be read: .*not-installed/,
  )
  await writeFile(join(folder, 'broken.json'), '{ "apiKey": CANARY }')
  const error = await readConfigFile({ folder, file: 'broken.json' }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_config' })
  expect(String(error)).toContain('broken.json: could not be read: it is not JSON')
  expect(String(error)).not.toContain('CANARY')
})

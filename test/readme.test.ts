import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Sandbox, startSandbox } from '@shelfhand/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = join(import.meta.dirname, '.readme')
const run = promisify(execFile)

/** What each README's programs have to print, one after the other; null for one that prints nothing. */
const expected: Readonly<Record<string, readonly (RegExp | null)[]>> = {
  'README.md': [/2 Words of Radiance/],
  'packages/clients/README.md': [/The Way of Kings/, /Audible does not know it/],
  'packages/domain/README.md': [/Caliban's War/, /^0 \[\]/],
  'packages/tasks/README.md': [null],
  'packages/server/README.md': [/\/docs.*ok/s, null],
}

describe('the programs in the READMEs', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
    await mkdir(folder, { recursive: true })
  })
  afterAll(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(Object.entries(expected))('%s', async (readme, outputs) => {
    const text = await readFile(join(root, readme), 'utf8')
    const programs = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program)
    expect(programs).toHaveLength(outputs.length)
    for (const [index, program] of programs.entries()) {
      const file = join(folder, `${readme.replaceAll(/\W/g, '-')}-${index}.ts`)
      // The example asks Audible itself; here its sample stands in.
      await writeFile(file, program.replace("region: 'us'", `region: 'us', baseUrl: '${sandbox.audible.url}'`))
      const { stdout } = await run(
        process.execPath,
        ['--conditions=@shelfhand/source', '--disable-warning=ExperimentalWarning', file],
        {
          cwd: folder,
          env: {
            ...process.env,
            ABS_BASE_URL: sandbox.audiobookshelf.url,
            ABS_API_TOKEN: sandbox.audiobookshelf.apiKey,
          },
        },
      )
      const wanted = outputs[index]
      if (wanted) expect(stdout).toMatch(wanted)
      else expect(stdout).toBe('')
    }
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('makes the committed library out of the committed recordings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'library-'))
  try {
    const made = join(folder, 'library.json')
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build-library.ts'), made])
    const committed = join(import.meta.dirname, '../data/audiobookshelf/library.json')
    expect(await readFile(made, 'utf8')).toBe(await readFile(committed, 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
})

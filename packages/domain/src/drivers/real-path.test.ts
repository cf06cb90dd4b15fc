import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { realPath } from './real-path.ts'

it('follows links of folders and files, whether the file is there or not', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'shelfhand-path-')))
  try {
    await mkdir(join(folder, 'nas'))
    await writeFile(join(folder, 'nas', 'there.db'), '')
    await symlink(join(folder, 'nas'), join(folder, 'data'))
    await symlink(join('nas', 'there.db'), join(folder, 'there.db'))
    await symlink(join('nas', 'later.db'), join(folder, 'later.db'))
    expect(await realPath(join(folder, 'data', 'new.db'))).toBe(join(folder, 'nas', 'new.db'))
    expect(await realPath(join(folder, 'data', 'no', 'folder', 'x.db'))).toBe(
      join(folder, 'nas', 'no', 'folder', 'x.db'),
    )
    expect(await realPath(join(folder, 'there.db'))).toBe(join(folder, 'nas', 'there.db'))
    expect(await realPath(join(folder, 'later.db'))).toBe(join(folder, 'nas', 'later.db'))
    expect(await realPath(join(folder, 'plain.db'))).toBe(join(folder, 'plain.db'))
  } finally {
    await rm(folder, { recursive: true })
  }
})

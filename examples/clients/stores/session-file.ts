import { readFile, rename, writeFile } from 'node:fs/promises'
import type { SessionStore } from '@shelfhand/clients/myanonamouse'

/** Keeps a session in a file that only its owner can read, and that is whole at any moment. For one process at a time. */
export function sessionFile(path: string): SessionStore {
  async function load(): Promise<string | null> {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }
  return {
    load,
    async replace(previous, next) {
      if ((await load()) !== previous) return false
      await writeFile(`${path}.new`, next, { mode: 0o600 })
      await rename(`${path}.new`, path)
      return true
    },
  }
}

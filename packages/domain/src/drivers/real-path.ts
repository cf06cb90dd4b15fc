import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** Where a file lies, or will lie once it is made: links are followed, also one to a file that is not there yet. */
export async function realPath(path: string): Promise<string> {
  const whole = resolve(path)
  const real = await realpath(whole).catch(() => null)
  if (real !== null || whole === dirname(whole)) return real ?? whole
  const link = await readlink(whole).catch(() => null)
  const folder = await realPath(dirname(whole))
  return link === null ? join(folder, basename(whole)) : realPath(resolve(folder, link))
}

import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ServerError } from './server-error.ts'

/** Makes the data folder where it is not there, and gives its absolute path. Throws ServerError `data_not_writable`. */
export async function openDataFolder(folder: string): Promise<string> {
  const path = resolve(folder)
  try {
    await mkdir(path, { recursive: true })
    await access(path, constants.W_OK)
    return path
  } catch (cause) {
    throw new ServerError({
      code: 'data_not_writable',
      message: `The data folder ${path} cannot be written to; choose another one with SHELFHAND_DATA, or change its permissions.`,
      cause,
    })
  }
}

import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ConfigError, type ServerConfig } from './server-config.ts'

const names = ['shelfhand.config.ts', 'shelfhand.config.js', 'shelfhand.config.mjs', 'shelfhand.config.json']

/**
 * The configuration a file exports as its default, or an empty one when no file is named and none lies in `folder`.
 * Throws a {@link ConfigError} when a named file is not there, cannot be loaded, or exports no object.
 */
export async function readConfigFile(options: {
  readonly folder: string
  readonly file?: string
}): Promise<ServerConfig> {
  const path = options.file === undefined ? await firstThere(options.folder) : resolve(options.folder, options.file)
  if (path === null) return {}
  if (!(await exists(path))) throw new ConfigError([{ path: '--config', message: `there is no file ${options.file}` }])

  const name = options.file ?? path
  const loaded = await load(path).catch((cause: unknown) => {
    throw new ConfigError([{ path: name, message: `could not be read: ${reason(path, cause)}` }], { cause })
  })
  if (typeof loaded.default !== 'object' || loaded.default === null) {
    throw new ConfigError([{ path: name, message: 'has to export a configuration as its default' }])
  }
  return loaded.default
}

async function load(path: string): Promise<{ readonly default?: unknown }> {
  return import(pathToFileURL(path).href, path.endsWith('.json') ? { with: { type: 'json' } } : {})
}

// What JSON stumbles over is quoted by its parser, and may be a key.
function reason(path: string, cause: unknown): string {
  if (path.endsWith('.json')) return 'it is not JSON'
  return cause instanceof Error ? cause.message : 'it threw something that is no error'
}

async function firstThere(folder: string): Promise<string | null> {
  for (const name of names) {
    const path = resolve(folder, name)
    if (await exists(path)) return path
  }
  return null
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

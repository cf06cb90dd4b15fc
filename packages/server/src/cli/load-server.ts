import { builtin } from '@shelfhand/tasks/builtin'
import { destination, pino } from 'pino'
import { readConfigFile } from '../config/config-file.ts'
import { type Environment, withEnvironment } from '../config/environment.ts'
import { nameVariables } from '../config/name-variables.ts'
import { ConfigError, isPlugin, type ServerConfig, ServerConfigSchema } from '../config/server-config.ts'
import { createServer, type Server } from '../create-server.ts'

/** Makes the server that a file and the environment describe. Throws what {@link createServer} throws. */
export async function loadServer(options: {
  readonly environment: Environment
  readonly folder: string
  readonly config?: string | undefined
  readonly overrides?: Partial<ServerConfig>
  /** What is logged where nobody chose a level. */
  readonly logLevel: NonNullable<ServerConfig['logLevel']>
}): Promise<Server> {
  const file = await readConfigFile({
    folder: options.folder,
    ...(options.config !== undefined && { file: options.config }),
  })
  // A file is not checked yet: what is no plugin stays in it, to be named as a mistake.
  const given: unknown = file.plugins ?? []
  const listed = Array.isArray(given) ? given.filter(isPlugin) : []
  const plugins = Array.isArray(given) && given.length === 0 ? [builtin()] : listed
  const config = withEnvironment({ plugins, ...file }, options.environment, plugins)
  // A level that does not exist is told with the other mistakes, below.
  const level = ServerConfigSchema.shape.logLevel.safeParse(config.logLevel ?? options.logLevel).data ?? 'silent'
  const log = pino({ level }, destination({ dest: 2, sync: true }))
  try {
    return await createServer({ logLevel: level, ...config, ...options.overrides }, { log })
  } catch (error) {
    throw error instanceof ConfigError ? nameVariables(error, plugins) : error
  }
}

import { builtin } from '@shelfhand/tasks/builtin'
import { destination, pino } from 'pino'
import { readConfigFile } from '../config/config-file.ts'
import { type Environment, withEnvironment } from '../config/environment.ts'
import type { ServerConfig } from '../config/server-config.ts'
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
  const plugins = file.plugins ?? [builtin()]
  const config = withEnvironment({ ...file, plugins }, options.environment, plugins)
  const level = config.logLevel ?? options.logLevel
  const log = pino({ level }, destination({ dest: 2, sync: true }))
  return createServer({ ...config, ...options.overrides, logLevel: level }, { log })
}

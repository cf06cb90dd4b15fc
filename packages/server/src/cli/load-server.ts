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
}): Promise<Server> {
  const file = await readConfigFile({ folder: options.folder, ...(options.config !== undefined && { file: options.config }) })
  const plugins = file.plugins ?? [builtin()]
  const config = withEnvironment({ ...file, plugins }, options.environment, plugins)
  // The command line speaks for itself; the log, on standard error, has what went wrong.
  const level = config.logLevel ?? 'warn'
  const log = pino({ level }, destination({ dest: 2, sync: true }))
  return createServer({ ...config, ...options.overrides, logLevel: level }, { log })
}

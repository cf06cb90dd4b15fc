import type { Database } from '@shelfhand/domain/queries'
import { builtin } from '@shelfhand/tasks/builtin'
import type { FastifyInstance } from 'fastify'
import { destination, type Logger, pino } from 'pino'
import { checkTaskConfigs } from './config/check-task-configs.ts'
import { ConfigError, readSettings, type ServerConfig, type ServerSettings } from './config/server-config.ts'
import { usedServices } from './config/used-services.ts'
import { openDataFolder } from './data-folder.ts'
import { ensureKey } from './ensure-key.ts'
import { createHost } from './host/create-host.ts'
import type { Host } from './host/host.ts'
import { createRegistry } from './host/registry.ts'
import { checkServiceSettings } from './host/service-settings.ts'
import { createServices, type Services } from './host/services.ts'
import { buildApp } from './http/app.ts'
import { listen } from './listen.ts'
import { openDatabase } from './open-database.ts'
import { version } from './version.ts'

/** A server: wired and ready, but without port or timers until `start`. */
export interface Server extends AsyncDisposable {
  readonly settings: ServerSettings
  readonly db: Database
  readonly host: Host
  readonly services: Services
  /** The Fastify application; `app.inject()` asks it without a port. */
  readonly app: FastifyInstance
  /** The administrator's key, when it was made by this start: it is shown once and kept only as a hash. */
  readonly newApiKey: string | null
  /** Listens, and runs what is due. Gives the address. Throws ServerError `port_in_use`, `address_not_available`. */
  start(): Promise<{ readonly url: string }>
  /** Ends requests and runs (waiting `deadline` milliseconds for the latter; 4,000 when absent). Twice is fine. */
  close(options?: { readonly deadline?: number }): Promise<void>
}

/** What a process may hand in besides the configuration. */
export interface ServerOptions {
  /** Where log lines go; standard error when absent. */
  readonly log?: Logger
}

/**
 * Makes a server from a configuration: checks all of it, opens the database, brings its schema up to date, loads the
 * plugins. Throws ConfigError naming every mistake at once, ServerError `data_not_writable`, or DomainError.
 */
export async function createServer(config: ServerConfig = {}, options: ServerOptions = {}): Promise<Server> {
  const { settings, issues } = readSettings(config)
  if (settings === null) throw new ConfigError(issues)
  const registry = createRegistry(settings.plugins.length > 0 ? settings.plugins : [builtin()])
  const checked = checkServiceSettings(usedServices(registry.plugins), settings.services)
  const mistakes = [...checked.issues, ...checkTaskConfigs(registry, settings.tasks)]
  if (mistakes.length > 0) throw new ConfigError(mistakes)

  const log = options.log ?? pino({ level: settings.logLevel }, destination(2))
  const data = await openDataFolder(settings.data)
  const db = await openDatabase({ address: settings.database, data })
  try {
    const services = createServices(checked.services, { db })
    const { newApiKey } = await ensureKey(db, settings.apiKey)
    const host = createHost({ registry, services, db, log, configs: settings.tasks, scheduling: settings.scheduling })
    const app = await buildApp({ db, host, log, settings: { ...httpSettings(settings), version } })
    return wire({ settings, db, host, services, app, newApiKey })
  } catch (error) {
    await db.close()
    throw error
  }
}

function httpSettings({ docs, rateLimit, corsOrigins, trustedProxies }: ServerSettings) {
  return { docs, rateLimit, corsOrigins, trustedProxies }
}

function wire(parts: Pick<Server, 'settings' | 'db' | 'host' | 'services' | 'app' | 'newApiKey'>): Server {
  let closing: Promise<void> | undefined
  const closeAll = async (deadline: number) => {
    // Requests end first, so that none meets a host or a database that is gone.
    await parts.app.close()
    await parts.host.stop({ deadline })
    await parts.db.close()
  }
  const close = ({ deadline = 4000 }: { readonly deadline?: number } = {}) => (closing ??= closeAll(deadline))
  return {
    ...parts,
    async start() {
      const url = await listen(parts.app, parts.settings)
      await parts.host.start()
      return { url }
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  }
}

import { configIssues, type ConfigIssue, type Plugin } from '@shelfhand/tasks'
import { z } from 'zod'

/** Requests a minute, by key or, without one, by address. */
const RateLimits = z.strictObject({
  public: z.int().min(1).default(10),
  authenticated: z.int().min(1).default(600),
  writes: z.int().min(1).default(120),
  search: z.int().min(1).default(120),
})
export type RateLimits = z.output<typeof RateLimits>

const databaseAddress = /^(sqlite:.+|postgres(ql)?:\/\/.+)$/
/** Whether a value is what definePlugin makes. */
export const isPlugin = (value: unknown): value is Plugin =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'tasks' in value &&
  Array.isArray(value.tasks) &&
  'services' in value &&
  Array.isArray(value.services)

/** Everything a server can be told. Strict: a setting that does not exist is a mistake, not a wish unheard. */
export const ServerConfigSchema = z.strictObject({
  /** Where to listen. */
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 lets the system pick a free one. */
  port: z.int().min(0).max(65_535).default(8000),
  /** Folder for everything the server keeps. */
  data: z.string().min(1).default('./data'),
  /** `sqlite:<file>` or `postgresql://…`; absent: `shelfhand.db` in the data folder. */
  database: z.string().regex(databaseAddress, 'has to be sqlite:<file> or postgresql://…').optional(),
  /** The administrator's key; absent: one is made at the first start and shown once. */
  apiKey: z.string().min(16, 'has to have at least 16 characters').max(200).optional(),
  plugins: z.array(z.custom<Plugin>(isPlugin, 'is not a plugin; definePlugin makes one')).default([]),
  /** Settings of the outside services by their id, such as `audiobookshelf`. */
  services: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** Configuration of the tasks by their id, such as `library-sync`. */
  tasks: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** Whether the clock runs due tasks; `run` from the command line does without it. */
  scheduling: z.boolean().default(true),
  rateLimit: z
    .union([z.literal(false), RateLimits], {
      error: 'has to be false (in the environment: off) or an object of limits',
    })
    .default(RateLimits.parse({})),
  /** Serves /docs, /redoc and /openapi.json without a key. */
  docs: z.boolean().default(true),
  /** Origins of web pages that may call the API; none when empty. */
  corsOrigins: z.array(z.url()).default([]),
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustedProxies: z.array(z.string()).default([]),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** A configuration as it is written: everything is optional. */
export type ServerConfig = z.input<typeof ServerConfigSchema>
/** A configuration with its defaults filled in. */
export type ServerSettings = z.output<typeof ServerConfigSchema>

/** Gives the configuration back, typed: for a `shelfhand.config.ts`. */
export function defineConfig(config: ServerConfig): ServerConfig {
  return config
}

/** A configuration that cannot be used: every mistake with its path, in one message. */
export class ConfigError extends Error {
  readonly code = 'invalid_config'
  readonly issues: readonly ConfigIssue[]

  constructor(issues: readonly ConfigIssue[], options: { readonly cause?: unknown } = {}) {
    const list = issues.map((issue) => `  ${issue.path}: ${issue.message}`).join('\n')
    super(`The configuration has ${issues.length === 1 ? 'a mistake' : `${issues.length} mistakes`}:\n${list}`, options)
    this.name = 'ConfigError'
    this.issues = issues
  }
}

/** The issues of a configuration, or its settings. */
export function readSettings(config: unknown): { settings: ServerSettings | null; issues: readonly ConfigIssue[] } {
  const result = ServerConfigSchema.safeParse(config)
  return result.success ? { settings: result.data, issues: [] } : { settings: null, issues: configIssues(result.error) }
}

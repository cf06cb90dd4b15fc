import type { Plugin } from '@shelfhand/tasks'
import type { z } from 'zod'
import { decoderOf } from '../rest/decode.ts'
import { inputJsonSchema, type JsonSchema, propertyOf } from '../rest/json-schema.ts'
import { usedServices } from './used-services.ts'
import type { ServerConfig } from './server-config.ts'

/** Environment variables by name, as `process.env` gives them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The variable of each setting of the server itself; those of services and tasks are named by their definitions. */
export const serverVariables = {
  host: 'SHELFHAND_HOST',
  port: 'SHELFHAND_PORT',
  data: 'SHELFHAND_DATA',
  database: 'DATABASE_URL',
  apiKey: 'API_KEY',
  rateLimit: 'SHELFHAND_RATE_LIMIT',
  logLevel: 'SHELFHAND_LOG_LEVEL',
} as const

/**
 * Lays what the environment says over a configuration; blank variables count as absent.
 * Service settings come from the variables that the plugins' services name, task configuration from those of the tasks.
 * Text that stands for a number, a boolean or a list is read as what the setting wants; what does not fit is left as
 * text, so that the check of the whole configuration names it.
 */
export function withEnvironment(
  config: ServerConfig,
  environment: Environment,
  plugins: readonly Plugin[],
): ServerConfig {
  const read = (name: string) => environment[name]?.trim() || undefined
  const rateLimit = read(serverVariables.rateLimit)
  const given = {
    host: read(serverVariables.host),
    port: numberOr(read(serverVariables.port)),
    data: read(serverVariables.data),
    database: read(serverVariables.database),
    apiKey: read(serverVariables.apiKey),
    // Its one word; another stays as it is, to be named as a mistake.
    rateLimit: rateLimit === 'off' ? false : rateLimit,
    logLevel: read(serverVariables.logLevel),
  }
  const services = usedServices(plugins).map(({ id, environment: names, settings }) => ({
    id,
    names,
    schema: settings,
  }))
  const tasks = plugins.flatMap((plugin) => plugin.tasks)
  const configs = tasks.map(({ id, environment: names, config: schema }) => ({ id, names, schema }))
  return {
    ...config,
    ...definedOnly(given),
    services: settingsFrom(config.services, services, read),
    tasks: settingsFrom(config.tasks, configs, read),
  }
}

interface Owner {
  readonly id: string
  readonly names: Readonly<Record<string, string>>
  readonly schema: z.ZodType
}

function settingsFrom(
  configured: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined,
  owners: readonly Owner[],
  read: (name: string) => string | undefined,
): Record<string, Record<string, unknown>> {
  const settings: Record<string, Record<string, unknown>> = {}
  for (const [id, values] of Object.entries(configured ?? {})) settings[id] = { ...values }
  for (const { id, names, schema } of owners) {
    for (const [setting, variable] of Object.entries(names)) {
      const text = read(variable)
      if (text !== undefined) (settings[id] ??= {})[setting] = decode(inputJsonSchema(schema), setting, text)
    }
  }
  return settings
}

/** Settings written as text, each read as what its place in the JSON schema wants. */
export function settingsFromText(
  schema: JsonSchema,
  pairs: readonly (readonly [string, string])[],
): Record<string, unknown> {
  return Object.fromEntries(pairs.map(([setting, text]) => [setting, decode(schema, setting, text)]))
}

/** Lists are written with commas. */
function decode(whole: JsonSchema, setting: string, text: string): unknown {
  const property = propertyOf(whole, setting)
  if (property === undefined) return text
  const value = property.type === 'array' ? text.split(',').map((part) => part.trim()) : text
  return decoderOf(property, whole.$defs)?.(value) ?? text
}

function numberOr(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

function definedOnly(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

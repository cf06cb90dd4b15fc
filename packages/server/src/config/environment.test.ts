import { definePlugin, defineService, defineTask } from '@shelfhand/tasks'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withEnvironment } from './environment.ts'
import { nameVariables } from './name-variables.ts'
import { ConfigError, readSettings } from './server-config.ts'

const shelf = defineService({
  id: 'shelf',
  description: 'A shelf',
  settings: z.strictObject({ baseUrl: z.url(), pin: z.string(), regions: z.array(z.string()).optional() }),
  environment: { baseUrl: 'SHELF_URL', pin: 'SHELF_PIN', regions: 'SHELF_REGIONS' },
  create: () => ({}),
  probe: async () => ({ version: null }),
})
const sync = defineTask({
  id: 'sync',
  description: 'Syncs',
  uses: { shelf },
  config: z.strictObject({ pageSize: z.int().default(500), dryRun: z.boolean().default(false) }),
  environment: { pageSize: 'SYNC_PAGE_SIZE', dryRun: 'SYNC_DRY_RUN' },
  run: async () => {},
})
const plugins = [definePlugin({ name: 'mine', tasks: [sync] })]

describe('withEnvironment', () => {
  it('reads what the server, its services and its tasks name, as their settings want it', () => {
    const environment = {
      SHELFHAND_HOST: '0.0.0.0',
      SHELFHAND_PORT: '9000',
      SHELFHAND_RATE_LIMIT: 'off',
      DATABASE_URL: 'postgresql://db/shelfhand',
      SHELF_URL: 'http://shelf',
      SHELF_PIN: '0123',
      SHELF_REGIONS: 'us, de',
      SYNC_PAGE_SIZE: '100',
      SYNC_DRY_RUN: 'true',
    }
    expect(withEnvironment({}, environment, plugins)).toEqual({
      host: '0.0.0.0',
      port: 9000,
      rateLimit: false,
      database: 'postgresql://db/shelfhand',
      services: { shelf: { baseUrl: 'http://shelf', pin: '0123', regions: ['us', 'de'] } },
      tasks: { sync: { pageSize: 100, dryRun: true } },
    })
  })

  it('lies over a configuration and leaves the rest of it alone', () => {
    const config = { port: 1, docs: false, tasks: { sync: { pageSize: 5, dryRun: true } } }
    expect(withEnvironment(config, { SHELFHAND_PORT: '2', SYNC_PAGE_SIZE: '6' }, plugins)).toEqual({
      port: 2,
      docs: false,
      services: {},
      tasks: { sync: { pageSize: 6, dryRun: true } },
    })
    expect(config.tasks.sync.pageSize).toBe(5)
  })

  it('counts blank variables as absent, and leaves what does not fit for the check to name', () => {
    expect(withEnvironment({}, { SHELFHAND_PORT: ' ', SYNC_PAGE_SIZE: 'many' }, plugins)).toEqual({
      services: {},
      tasks: { sync: { pageSize: 'many' } },
    })
  })
})

describe('mistakes', () => {
  it('in variables of the server are named, none of them unheard', () => {
    const given = { SHELFHAND_PORT: 'x', SHELFHAND_RATE_LIMIT: 'no', SHELFHAND_LOG_LEVEL: 'loud', API_KEY: 'short' }
    const { issues } = readSettings(withEnvironment({}, given, plugins))
    expect(issues.map(({ path }) => path)).toEqual(['port', 'apiKey', 'rateLimit', 'logLevel'])
    const { message } = nameVariables(new ConfigError(issues), plugins)
    for (const variable of Object.keys(given)) expect(message).toContain(`(${variable}): `)
  })

  it('in services and tasks are told with the variable that sets them, lists included; others as they are', () => {
    const paths = [
      'services.shelf.pin',
      'services.shelf.regions.1',
      'tasks.sync.pageSize',
      'rateLimit.public',
      'plugins.0',
    ]
    const error = new ConfigError(paths.map((path) => ({ path, message: 'is wrong' })))
    expect(nameVariables(error, plugins).issues.map(({ path }) => path)).toEqual([
      'services.shelf.pin (SHELF_PIN)',
      'services.shelf.regions.1 (SHELF_REGIONS)',
      'tasks.sync.pageSize (SYNC_PAGE_SIZE)',
      'rateLimit.public',
      'plugins.0',
    ])
  })
})

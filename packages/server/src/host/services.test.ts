import type { Database } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { defineService, optional } from '@shelfhand/tasks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkServiceSettings } from './service-settings.ts'
import { createServices } from './services.ts'

const shelf = defineService({
  id: 'shelf',
  description: 'a shelf',
  settings: z.strictObject({ baseUrl: z.url(), apiKey: z.string().min(1) }),
  environment: { baseUrl: 'SHELF_URL', apiKey: 'SHELF_KEY' },
  create: ({ baseUrl }) => ({ baseUrl }),
  probe: async () => ({ version: null }),
})
const catalogue = defineService({
  id: 'catalogue',
  description: 'a catalogue',
  settings: z.strictObject({ region: z.string().default('us') }),
  environment: {},
  create: ({ region }) => ({ region }),
  probe: async () => ({ version: null }),
})
const definitions = [shelf, catalogue]

describe('services', () => {
  let db: Database
  beforeAll(async () => {
    db = await openSqlite(':memory:', { migrate: true })
  })
  afterAll(() => db.close())

  it('makes clients from settings, and does without those nobody set', () => {
    const checked = checkServiceSettings(definitions, {})
    expect(checked.issues).toEqual([])
    const services = createServices(checked.services, { db })
    expect(services.clientsFor({ id: 'task', uses: { catalogue, shelf: optional(shelf) } })).toEqual({
      catalogue: { region: 'us' },
      shelf: undefined,
    })
    expect(services.status()).toEqual([
      { id: 'shelf', description: 'a shelf', configured: false, reason: 'Not set: SHELF_URL, SHELF_KEY.' },
      { id: 'catalogue', description: 'a catalogue', configured: true, reason: null },
    ])
  })

  it('names the variables that a task lacks', () => {
    const services = createServices(checkServiceSettings(definitions, {}).services, { db })
    expect(() => services.clientsFor({ id: 'sync', uses: { shelf } })).toThrow(
      expect.objectContaining({
        code: 'service_not_configured',
        message: 'sync needs a shelf. Not set: SHELF_URL, SHELF_KEY.',
      }),
    )
  })

  it('names mistakes in settings by their paths and never by their values', () => {
    const settings = { shelf: { baseUrl: 'CANARY', apiKey: '' }, shlef: {} }
    const { issues } = checkServiceSettings(definitions, settings)
    expect(issues.map(({ path }) => path)).toEqual([
      'services.shlef',
      'services.shelf.baseUrl',
      'services.shelf.apiKey',
    ])
    expect(JSON.stringify(issues)).not.toContain('CANARY')
  })
})

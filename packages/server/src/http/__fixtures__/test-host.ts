import type { Database } from '@shelfhand/domain/queries'
import { definePlugin, defineTask } from '@shelfhand/tasks'
import type { Logger } from 'pino'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { createHost } from '../../host/create-host.ts'
import { createRegistry } from '../../host/registry.ts'
import { createServices } from '../../host/services.ts'
import type { Host } from '../../host/host.ts'

const countTask = defineTask({
  id: 'count-things',
  description: 'Counts to a number',
  schedule: { cron: '0 3 * * *', timezone: 'Europe/Berlin' },
  config: z.strictObject({
    until: z.int().min(0).max(1000).default(3),
    sessionToken: z.string().default('CANARY-in-config'),
    dryRun: z.boolean().default(false),
  }),
  async run({ config, report, log }) {
    report.seen(config.until)
    for (let number = 1; number <= config.until; number += 1) report.created({ title: `number ${number}` })
    log.info('counted', { until: config.until })
  },
})

const waitTask = defineTask({
  id: 'wait-long',
  description: 'Waits until it is told to stop',
  async run({ signal }) {
    await wait(60_000, undefined, { signal })
  },
})

/** A real host with two small tasks: one that ends at once, and one that has to be cancelled. */
export function testHost({ db, log }: { readonly db: Database; readonly log: Logger }): Host {
  const registry = createRegistry([definePlugin({ name: 'tests', version: '4.5.6', tasks: [countTask, waitTask] })])
  return createHost({ registry, services: createServices([], { db }), db, log, configs: {}, scheduling: false })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  checkpointRun,
  createRun,
  type Database,
  getRun,
  listRunLog,
  listRuns,
  startRun,
} from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { definePlugin, defineService, defineTask } from '@shelfhand/tasks'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createHost } from './create-host.ts'
import type { Host } from './host.ts'
import { createRegistry } from './registry.ts'
import { checkServiceSettings } from './service-settings.ts'
import { createServices } from './services.ts'

const absent = defineService({
  id: 'absent',
  description: 'a service nobody set',
  settings: z.strictObject({ baseUrl: z.url() }),
  environment: { baseUrl: 'ABSENT_URL' },
  create: () => ({}),
  probe: async () => ({ version: null }),
})

const count = defineTask({
  id: 'count',
  description: 'Counts',
  schedule: { cron: '*/15 * * * *' },
  resumable: true,
  config: z.strictObject({ to: z.int().min(1).default(3), dryRun: z.boolean().default(false) }),
  async run({ config, report, log, progress, checkpoint }) {
    const from = checkpoint.read(z.int()) ?? 0
    for (let number = from + 1; number <= config.to; number += 1) {
      report.seen()
      report.created({ title: `Number ${number}` })
      progress({ done: number, total: config.to })
    }
    log.info('counted', { to: config.to, dryRun: config.dryRun })
  },
})
const wait = defineTask({
  id: 'wait',
  description: 'Waits until it is stopped',
  run: async ({ signal }) => void (await setTimeout(60_000, null, { signal })),
})
const stubborn = defineTask({ id: 'stubborn', description: 'Ignores its signal', run: () => setTimeout(2000) })
const fails = defineTask({ id: 'fails', description: 'Fails', run: () => Promise.reject(new Error('CANARY')) })
const needs = defineTask({ id: 'needs', description: 'Needs a service', uses: { absent }, run: async () => {} })
const plugin = definePlugin({ name: 'test', tasks: [count, wait, stubborn, fails, needs] })

describe('a host', () => {
  let folder = ''
  let db: Database
  let host: Host
  let now = new Date('2026-03-01T10:00:00Z')

  const makeHost = (scheduling = false) => {
    const registry = createRegistry([plugin])
    const services = createServices(checkServiceSettings([absent], {}).services, { db })
    const log = pino({ level: 'silent' })
    return createHost({ registry, services, db, log, configs: { count: { to: 5 } }, scheduling, now: () => now })
  }
  beforeEach(async () => {
    now = new Date('2026-03-01T10:00:00Z')
    folder = await mkdtemp(join(tmpdir(), 'shelfhand-host-'))
    db = await openSqlite(join(folder, 'test.db'), { migrate: true })
    host = makeHost()
  })
  afterEach(async () => {
    await host.stop({ deadline: 100 })
    await db.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('runs a task and stores what it did, with its log', async () => {
    const started = await host.run('count', { trigger: 'manual', dryRun: true })
    expect(started).toMatchObject({ taskName: 'count', status: 'RUNNING', trigger: 'manual', node: host.node })
    const steps: unknown[] = []
    host.onProgress((_, step) => steps.push(step))
    const ended = await host.finished(started.id)
    expect(ended).toMatchObject({ status: 'COMPLETED', itemsProcessed: 5, itemsCreated: 5, report: { created: 5 } })
    const { items } = await listRunLog(db.em(), { runId: started.id })
    expect(items).toMatchObject([{ level: 'info', message: 'counted', data: { to: 5, dryRun: true } }])
    expect(await host.lastSuccess('count')).toMatchObject({ id: started.id })
  })

  it('runs one of a task at a time, and cancels it', async () => {
    const run = await host.run('wait', { trigger: 'manual' })
    await expect(host.run('wait', { trigger: 'manual' })).rejects.toMatchObject({ code: 'already_running' })
    expect((await host.status()).activeRuns).toMatchObject([{ id: run.id }])
    expect(await host.cancel(run.id)).toMatchObject({ status: 'CANCELLED' })
    await expect(host.cancel(run.id)).rejects.toMatchObject({ code: 'not_running' })
    expect((await host.status()).activeRuns).toEqual([])
  })

  it('says why a run cannot be: unknown task, wrong configuration, service not set', async () => {
    await expect(host.run('cuont', { trigger: 'manual' })).rejects.toMatchObject({ code: 'unknown_task' })
    await expect(host.run('count', { trigger: 'manual', config: { to: 0 } })).rejects.toMatchObject({
      code: 'invalid_config',
      issues: [{ path: 'to' }],
    })
    await expect(host.run('needs', { trigger: 'manual' })).rejects.toMatchObject({ code: 'service_not_configured' })
    await expect(host.finished(99)).rejects.toMatchObject({ code: 'unknown_run' })
    expect((await host.status()).activeRuns).toEqual([])
  })

  it('stores a failure without the text of a foreign error', async () => {
    const { id } = await host.run('fails', { trigger: 'manual' })
    expect(await host.finished(id)).toMatchObject({
      status: 'FAILED',
      errorMessage: expect.stringContaining('unexpected Error'),
    })
    expect(JSON.stringify(await getRun(db.em(), id))).not.toContain('CANARY')
  })

  it('marks runs of a process that is gone as interrupted, and continues them from their checkpoint', async () => {
    const { id } = await createRun(db.em(), { taskName: 'count', trigger: 'manual', now })
    const machine = host.node.split(':')[0]
    const leaseUntil = new Date(now.getTime() + 60_000)
    // No process has this id: it is above what the kernel gives out.
    await startRun(db.em(), { id, node: `${machine}:4194999:1`, leaseUntil, now })
    await checkpointRun(db.em(), { id, checkpoint: 4, now })

    const next = await host.run('count', { trigger: 'manual' })
    expect(await getRun(db.em(), id)).toMatchObject({ status: 'INTERRUPTED' })
    expect(await host.finished(next.id)).toMatchObject({ status: 'COMPLETED', itemsCreated: 1 })
    expect(await getRun(db.em(), next.id)).toMatchObject({ resumedFrom: id })
  })

  it('runs what is due once, catches up once, and leaves a disabled task alone', async () => {
    host = makeHost(true)
    await host.start()
    expect((await host.status()).jobs).toMatchObject([{ task: 'count', nextRunAt: '2026-03-01T10:15:00.000Z' }])
    await host.stop()

    now = new Date('2026-03-02T08:01:00Z')
    host = makeHost(true)
    await host.start()
    await vi.waitFor(async () => {
      expect(await host.lastSuccess('count')).toMatchObject({
        trigger: 'catch-up',
        scheduledFor: '2026-03-01T10:15:00.000Z',
        itemsCreated: 5,
      })
    })
    expect((await host.status()).jobs).toMatchObject([{ nextRunAt: '2026-03-02T08:15:00.000Z' }])
    expect(await host.enable('count', false)).toMatchObject({ enabled: false, nextRunAt: null })
    await expect(host.enable('wait', true)).rejects.toMatchObject({ code: 'invalid_config' })
  })

  it('gives a due moment to one of two hosts', async () => {
    host = makeHost(true)
    await host.start()
    await host.stop()
    now = new Date('2026-03-01T10:15:00Z')
    const hosts = [makeHost(true), makeHost(true)]
    await Promise.all(hosts.map((one) => one.start()))
    await vi.waitFor(async () => expect(await hosts[0]?.lastSuccess('count')).not.toBeNull())
    await Promise.all(hosts.map((one) => one.stop()))
    expect(await listRuns(db.em())).toMatchObject({ total: 1 })
  })

  it('stops: signals its runs, waits for them, starts no more', async () => {
    const waiting = await host.run('wait', { trigger: 'manual' })
    await host.run('stubborn', { trigger: 'manual' })
    await host.stop({ deadline: 100 })
    expect(await getRun(db.em(), waiting.id)).toMatchObject({ status: 'CANCELLED' })
    await expect(host.run('count', { trigger: 'manual' })).rejects.toMatchObject({ code: 'stopping' })
    await setTimeout(2000)
  })
})

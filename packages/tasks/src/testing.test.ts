import { setTimeout } from 'node:timers/promises'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { noteCall } from './calls.ts'
import { defineService, optional } from './define-service.ts'
import { defineTask } from './define-task.ts'
import { TaskError } from './errors.ts'
import { runTask } from './testing.ts'

const letters = defineService({
  id: 'letters',
  description: 'A service of letters',
  settings: z.strictObject({}),
  environment: {},
  create: () => ({ next: (): string => 'a' }),
  probe: async () => ({ version: null }),
})

describe('runTask', () => {
  let db: Awaited<ReturnType<typeof openSqlite>>
  beforeAll(async () => {
    db = await openSqlite(':memory:', { migrate: true })
  })
  afterAll(() => db.close())

  const use = { letters: { next: () => 'z' }, maybe: undefined }
  const spell = defineTask({
    id: 'spell',
    description: 'Spells',
    uses: { letters, maybe: optional(letters) },
    config: z.strictObject({ times: z.int().default(1) }),
    async run({ config, use: { letters: service, maybe }, report, log, progress, checkpoint, now }) {
      const before = checkpoint.read(z.object({ done: z.int() }))?.done ?? 0
      for (let done = before; done < config.times; done += 1) {
        noteCall('letters')
        report.created({ title: service.next() })
        progress({ done: done + 1, total: config.times })
        await checkpoint.save({ done: done + 1 })
      }
      log.info('spelt', { at: now().toISOString(), maybe: maybe === undefined })
    },
  })

  it('gives report, log, progress and checkpoint', async () => {
    const result = await runTask(spell, { use, db, config: { times: 2 }, now: () => new Date(0) })
    expect(result).toMatchObject({
      status: 'COMPLETED',
      error: null,
      report: { created: 2, calls: { letters: 2 } },
      logs: [{ level: 'info', message: 'spelt', data: { at: '1970-01-01T00:00:00.000Z', maybe: true } }],
      progress: [
        { done: 1, total: 2 },
        { done: 2, total: 2 },
      ],
      checkpoint: { done: 2 },
    })
  })

  it('continues from a checkpoint', async () => {
    const result = await runTask(spell, { use, db, config: { times: 3 }, checkpoint: { done: 2 } })
    expect(result.report.created).toBe(1)
  })

  it('refuses a wrong configuration before anything happens', async () => {
    await expect(runTask(spell, { use, db, config: { times: 'x' } })).rejects.toThrow('times')
  })

  it('turns an abort into CANCELLED and an error into FAILED, without the text of a foreign error', async () => {
    const wait = defineTask({
      id: 'wait',
      description: 'Waits',
      run: async ({ signal }) => void (await setTimeout(60_000, null, { signal })),
    })
    const controller = new AbortController()
    const pending = runTask(wait, { use: {}, db, signal: controller.signal })
    controller.abort(new Error('enough'))
    expect(await pending).toMatchObject({ status: 'CANCELLED', error: { code: 'cancelled' } })

    const fail = defineTask({
      id: 'fail',
      description: 'Fails',
      run: () => Promise.reject(new TypeError('CANARY-password')),
    })
    const result = await runTask(fail, { use: {}, db })
    expect(result).toMatchObject({ status: 'FAILED', error: { code: 'unexpected' } })
    expect(JSON.stringify(result.error)).not.toContain('CANARY')
    expect(result.error?.message).toContain('TypeError')

    const explain = defineTask({
      id: 'explain',
      description: 'Fails and says why',
      run: () => Promise.reject(new TaskError({ code: 'failed', message: 'The shelf is empty.' })),
    })
    expect(await runTask(explain, { use: {}, db })).toMatchObject({
      status: 'FAILED',
      error: { code: 'failed', message: 'The shelf is empty.' },
    })
  })
})

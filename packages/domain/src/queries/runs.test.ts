import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import {
  appendRunLog,
  checkpointRun,
  createRun,
  deleteRun,
  finishRun,
  getRun,
  isDomainError,
  listRunLog,
  listRuns,
  liveRuns,
  markInterrupted,
  renewLease,
  requestCancel,
  runStatistics,
  startRun,
} from './index.ts'

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 0, 1, 12, minute, second))

onBothDatabases('a run', (database) => {
  it('goes from asked for to completed, and keeps what it says', async () => {
    const em = database().em()
    const asked = await createRun(em, { taskName: 'whole', trigger: 'manual', config: { dryRun: true }, now: at(0) })
    expect(asked).toMatchObject({
      status: 'PENDING',
      taskType: 'CUSTOM',
      version: 1,
      createdAt: '2026-01-01T12:00:00.000Z',
    })
    const started = await startRun(em, { id: asked.id, node: 'a', leaseUntil: at(2), now: at(1) })
    expect(started).toMatchObject({ status: 'RUNNING', node: 'a', startedAt: '2026-01-01T12:01:00.000Z' })
    for (const checkpoint of ['text', 7, null, { page: 3 }, ['a']]) {
      expect(await checkpointRun(em, { id: asked.id, checkpoint, now: at(1, 1) })).toBe(true)
      expect((await getRun(em, asked.id))?.checkpoint).toEqual(checkpoint)
    }
    const ended = await finishRun(em, {
      id: asked.id,
      status: 'COMPLETED',
      now: at(3),
      report: { seen: 2 },
      itemsProcessed: 2,
    })
    expect(ended).toMatchObject({ status: 'COMPLETED', durationMs: 120_000, report: { seen: 2 }, leaseUntil: null })
    expect(await finishRun(em, { id: asked.id, status: 'FAILED', now: at(4) })).toBeNull()
    expect((await getRun(em, asked.id))?.config).toEqual({ dryRun: true })
  })

  it('is claimed by one of many', async () => {
    const run = await createRun(database().em(), { taskName: 'claimed', trigger: 'schedule', now: at(0) })
    const claims = Array.from({ length: 8 }, (_, node) =>
      startRun(database().em(), { id: run.id, node: `n${node}`, leaseUntil: at(9), now: at(1) }),
    )
    expect((await Promise.all(claims)).filter((claim) => claim !== null)).toHaveLength(1)
  })

  it('is alone when it has to be', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map((minute) => createRun(database().em(), { taskName: 'alone', trigger: 'manual', now: at(minute) })),
    )
    const claims = await Promise.all(
      runs.map((run) =>
        startRun(database().em(), { id: run.id, node: 'a', leaseUntil: at(9), now: at(4), exclusive: true }),
      ),
    )
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
    expect(await liveRuns(database().em(), 'alone')).toHaveLength(3)
  })

  it('is refused twice for one scheduled moment', async () => {
    const scheduled = { taskName: 'scheduled', trigger: 'schedule', scheduledFor: at(5), now: at(5) } as const
    await createRun(database().em(), scheduled)
    await expect(createRun(database().em(), scheduled)).rejects.toSatisfy((error) => isDomainError(error, 'conflict'))
  })

  it('is interrupted when its lease runs out, and not before', async () => {
    const em = database().em()
    const run = await createRun(em, { taskName: 'leased', trigger: 'manual', now: at(0) })
    await startRun(em, { id: run.id, node: 'gone', leaseUntil: at(2), now: at(1) })
    expect(await renewLease(em, { id: run.id, node: 'other', leaseUntil: at(9) })).toEqual({
      held: false,
      cancelRequested: false,
    })
    expect(await renewLease(em, { id: run.id, node: 'gone', leaseUntil: at(4) })).toEqual({
      held: true,
      cancelRequested: false,
    })
    expect((await markInterrupted(em, { now: at(3) })).map((gone) => gone.id)).not.toContain(run.id)
    const [gone] = (await markInterrupted(em, { now: at(5) })).filter((candidate) => candidate.id === run.id)
    expect(gone).toMatchObject({ status: 'INTERRUPTED', leaseUntil: null })
    expect(await renewLease(em, { id: run.id, node: 'gone', leaseUntil: at(9) })).toMatchObject({ held: false })
  })

  it('of a node that starts again is interrupted at once', async () => {
    const em = database().em()
    const run = await createRun(em, { taskName: 'restarted', trigger: 'manual', now: at(0) })
    await startRun(em, { id: run.id, node: 'back', leaseUntil: at(59), now: at(1) })
    expect((await markInterrupted(em, { now: at(2), node: 'back' })).map((gone) => gone.id)).toEqual([run.id])
  })

  it('stops when asked to', async () => {
    const em = database().em()
    const pending = await createRun(em, { taskName: 'stop', trigger: 'manual', now: at(0) })
    expect(await requestCancel(em, { id: pending.id, now: at(1) })).toMatchObject({ status: 'CANCELLED' })
    expect(await requestCancel(em, { id: pending.id, now: at(2) })).toBeNull()
    const running = await createRun(em, { taskName: 'stop', trigger: 'manual', now: at(0) })
    await startRun(em, { id: running.id, node: 'a', leaseUntil: at(9), now: at(1) })
    expect(await requestCancel(em, { id: running.id, now: at(2) })).toMatchObject({
      status: 'RUNNING',
      cancelRequested: true,
    })
    expect(await renewLease(em, { id: running.id, node: 'a', leaseUntil: at(9) })).toEqual({
      held: true,
      cancelRequested: true,
    })
    await expect(deleteRun(em, running.id)).rejects.toSatisfy((error) => isDomainError(error, 'illegal_transition'))
    expect(await deleteRun(em, pending.id)).toBe(true)
    expect(await deleteRun(em, pending.id)).toBe(false)
  })

  it('has a log that is paged and goes with it', async () => {
    const em = database().em()
    const run = await createRun(em, { taskName: 'logged', trigger: 'manual', now: at(0) })
    const lines = Array.from({ length: 250 }, (_, line) => ({
      at: at(0, line % 60),
      level: line % 10 === 0 ? ('warn' as const) : ('info' as const),
      message: `line ${line}`,
      data: { line },
    }))
    await appendRunLog(em, { runId: run.id, lines })
    const first = await listRunLog(em, { runId: run.id, limit: 200 })
    expect(first).toMatchObject({ total: 250, hasMore: true })
    const rest = await listRunLog(em, { runId: run.id, limit: 200, cursor: first.nextCursor })
    expect([...first.items, ...rest.items].map((line) => line.data)).toEqual(lines.map((line) => line.data))
    expect((await listRunLog(em, { runId: run.id, level: 'warn' })).total).toBe(25)
    await deleteRun(em, run.id)
    expect((await listRunLog(em, { runId: run.id })).total).toBe(0)
    await expect(appendRunLog(em, { runId: run.id, lines })).rejects.toSatisfy((error) =>
      isDomainError(error, 'not_found'),
    )
  })

  it('is listed newest first and counted', async () => {
    const em = database().em()
    for (const minute of [1, 2, 3, 4]) {
      const run = await createRun(em, { taskName: 'listed', trigger: 'schedule', now: at(minute) })
      await startRun(em, { id: run.id, node: 'a', leaseUntil: at(30), now: at(minute) })
      await finishRun(em, { id: run.id, status: minute === 2 ? 'FAILED' : 'COMPLETED', now: at(minute, minute * 10) })
    }
    const page = await listRuns(em, { task: 'listed', limit: 2 })
    expect(page.items.map((run) => run.createdAt.slice(14, 16))).toEqual(['04', '03'])
    expect(page).toMatchObject({ total: 4, hasMore: true })
    expect((await listRuns(em, { task: 'listed', status: 'FAILED' })).total).toBe(1)
    expect((await listRuns(em, { task: 'listed', since: at(3) })).total).toBe(2)
    expect(await runStatistics(em, 'listed')).toMatchObject({
      runs: 4,
      completed: 3,
      failed: 1,
      successRate: 0.75,
      p95DurationMs: 40_000,
      lastSuccessAt: '2026-01-01T12:04:40.000Z',
    })
    const all = await listRuns(em, { limit: 500 })
    expect(all.total).toBe(all.items.length)
  })
})

import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { migrations as postgresql } from '../migrations/postgresql/index.ts'
import { migrations as sqlite } from '../migrations/sqlite/index.ts'
import {
  appendRunLog,
  blockBudget,
  cancelDownload,
  cleanUp,
  completeDownload,
  createDownload,
  createRun,
  databaseInfo,
  failDownload,
  finishRun,
  getDocument,
  keepAnswer,
  keepDocument,
  listBudgets,
  listDocuments,
  listFailedAttempts,
  listRuns,
  readAnswer,
  readBudget,
  searchDocuments,
  spendBudget,
  startDownload,
  trimAnswers,
} from './index.ts'
import { daysBefore, expiredRuns } from './retention-rules.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const daysAgo = (days: number) => daysBefore(now, days)

onBothDatabases('a budget', (database) => {
  const rule = { service: 'google-books', keyHash: 'k', window: 'day', limit: 5, resetsAt: later(60) }

  it('grants as much as there is, to all together', async () => {
    const tries = await Promise.all(Array.from({ length: 12 }, () => spendBudget(database().em(), { ...rule, now })))
    expect(tries.filter((one) => one.granted)).toHaveLength(5)
    expect(tries.find((one) => !one.granted)?.budget).toMatchObject({ used: 5, left: 0 })
    expect((await spendBudget(database().em(), { ...rule, service: 'other', now, cost: 6 })).granted).toBe(false)
  })

  it('starts anew with the next window, and waits as long as it was asked to', async () => {
    const em = database().em()
    expect(await listBudgets(em, { now: later(60) })).toMatchObject([{ service: 'google-books', used: 0, left: 5 }, {}])
    const next = { ...rule, resetsAt: later(120), now: later(60) }
    expect(await spendBudget(em, next)).toMatchObject({
      granted: true,
      budget: { used: 1, resetsAt: later(120).toISOString() },
    })
    await blockBudget(em, { ...next, until: later(90) })
    await blockBudget(em, { ...next, until: later(70) })
    expect(await readBudget(em, rule)).toMatchObject({ used: 1, blockedUntil: later(90).toISOString() })
    expect(await readBudget(em, { ...rule, window: 'minute' })).toBeNull()
    expect((await spendBudget(em, { ...next, now: later(89) })).granted).toBe(false)
    expect((await spendBudget(em, { ...next, now: later(90) })).granted).toBe(true)
  })
})

onBothDatabases('kept answers', (database) => {
  it('are fresh until they expire, then thrown away with those that do not fit', async () => {
    const em = database().em()
    const keep = (requestKey: string, body: string, seconds: number) =>
      keepAnswer(em, { service: 'audible', requestKey, body, etag: 'e', expiresAt: later(seconds), now })
    await keep('a', 'old', 10)
    await keep('a', 'x'.repeat(100), 100)
    await keep('b', 'y'.repeat(100), 200)
    await keep('c', 'z', 5)
    expect(await readAnswer(em, { service: 'audible', requestKey: 'a', now: later(99) })).toMatchObject({
      body: 'x'.repeat(100),
      fresh: true,
      etag: 'e',
    })
    expect(await readAnswer(em, { service: 'audible', requestKey: 'a', now: later(100) })).toMatchObject({
      fresh: false,
    })
    expect(await readAnswer(em, { service: 'hardcover', requestKey: 'a', now })).toBeNull()
    const rules = { now: later(5), largestBytes: 150 }
    expect(await trimAnswers(em, { ...rules, dryRun: true })).toEqual({ expired: 1, crowdedOut: 1 })
    expect(await trimAnswers(em, rules)).toEqual({ expired: 1, crowdedOut: 1 })
    expect(await readAnswer(em, { service: 'audible', requestKey: 'a', now })).toBeNull()
    expect(await readAnswer(em, { service: 'audible', requestKey: 'b', now })).not.toBeNull()
  })
})

onBothDatabases('knowledge', (database) => {
  it('is kept by address and found with the place where the words stand', async () => {
    const em = database().em()
    const guide = {
      source: 'mam',
      url: 'https://example.org/guide',
      title: 'Uploading Guide',
      tags: ['rules'],
      markdown: '# Uploading\n\nFirst line.\n\nUse **m4b** with chapters where you can.',
      contentHash: '1',
    }
    const { id, outcome } = await keepDocument(em, { document: guide, now })
    expect(outcome).toBe('created')
    expect(await keepDocument(em, { document: guide, now: later(1) })).toEqual({ id, outcome: 'unchanged' })
    expect(
      await keepDocument(em, { document: { ...guide, title: 'Upload guide', contentHash: '2' }, now: later(2) }),
    ).toEqual({ id, outcome: 'changed' })
    await keepDocument(em, {
      document: { ...guide, url: 'https://example.org/2', title: 'Other', markdown: 'chapters', contentHash: '3' },
      now,
    })
    const found = await searchDocuments(em, { query: 'chapters M4B' })
    expect(found).toMatchObject({
      total: 1,
      items: [{ id, title: 'Upload guide', snippet: 'Use **m4b** with chapters where you can.' }],
    })
    expect((await searchDocuments(em, { query: 'chap' })).total).toBe(2)
    expect((await listDocuments(em, { source: 'mam' })).items.map((one) => one.title)).toEqual([
      'Upload guide',
      'Other',
    ])
    expect((await listDocuments(em)).total).toBe(2)
    expect(await getDocument(em, id)).toMatchObject({ markdown: guide.markdown, contentHash: '2' })
  })
})

onBothDatabases('long lines of knowledge', (database) => {
  it('are found to their end, and shown around what was found', async () => {
    const em = database().em()
    const line = `${'Many words about nothing. '.repeat(400)}The needle is here, ${'and more follows. '.repeat(200)}the end.`
    const document = { source: 'mam', url: 'https://example.org/long', title: 'Long', markdown: line, contentHash: '1' }
    const { id } = await keepDocument(em, { document, now })
    for (const query of ['needle', 'the end', 'nothing needle']) {
      expect(await searchDocuments(em, { query })).toMatchObject({ total: 1, items: [{ id }] })
    }
    const [hit] = (await searchDocuments(em, { query: 'needle here' })).items
    expect(hit?.snippet).toContain('The needle is here')
    expect(hit?.snippet.length).toBeLessThan(210)
  })
})

onBothDatabases('retention', (database) => {
  it('deletes what is past its time, tells it before, and keeps the newest runs', async () => {
    const em = database().em()
    for (let day = 1; day <= 20; day += 1) {
      const run = await createRun(em, { taskName: 'old', trigger: 'manual', now: daysAgo(80 + day) })
      if (day !== 20) await finishRun(em, { id: run.id, status: 'COMPLETED', now: daysAgo(80 + day) })
    }
    const old = await createDownload(em, { download: { title: 'old' }, now: daysAgo(200) })
    await failDownload(em, { id: old.id, errorType: 'NETWORK', message: 'x', now: daysAgo(190) })
    await failDownload(em, {
      id: (await createDownload(em, { download: { title: 'bad' }, now })).id,
      errorType: 'NETWORK',
      message: 'x',
      permanent: true,
      now: daysAgo(190),
    })
    const done = await createDownload(em, { download: { title: 'done' }, now: daysAgo(200) })
    await startDownload(em, { id: done.id, now: daysAgo(200) })
    await completeDownload(em, { id: done.id, now: daysAgo(91) })
    const rules = { runDays: 90, runsKept: 5 }
    const expected = { runs: 9, attempts: 1, downloads: 1, cache: 0 }
    expect(await cleanUp(em, { now, rules, dryRun: true })).toEqual(expected)
    expect(await cleanUp(em, { now, rules: { ...rules, runsKept: 15 }, dryRun: true })).toMatchObject({ runs: 4 })
    expect(await cleanUp(em, { now, rules, what: ['cache'] })).toEqual({ runs: 0, attempts: 0, downloads: 0, cache: 0 })
    expect(await cleanUp(em, { now, rules })).toEqual(expected)
    expect(await cleanUp(em, { now, rules })).toEqual({ runs: 0, attempts: 0, downloads: 0, cache: 0 })
    expect((await listRuns(em)).total).toBe(11)
    expect((await listFailedAttempts(em, { downloadId: old.id })).total).toBe(0)
    const given = await createDownload(em, { download: { title: 'given up' }, now: daysAgo(400) })
    await failDownload(em, {
      id: given.id,
      errorType: 'REJECTED',
      message: 'x',
      permanent: true,
      now: daysAgo(400),
    })
    await cancelDownload(em, { id: given.id, now: daysAgo(300) })
    expect(await cleanUp(em, { now, rules })).toMatchObject({ attempts: 0, downloads: 1 })
    const kept = (await listFailedAttempts(em, { permanent: true })).items
    expect(kept.map((one) => [one.bookTitle, one.downloadId === null])).toEqual([
      ['bad', false],
      ['given up', true],
    ])
  })

  it('deletes the lines of a run step by step before the run', async () => {
    const em = database().em()
    const run = await createRun(em, { taskName: 'talkative', trigger: 'manual', now: daysAgo(300) })
    await finishRun(em, { id: run.id, status: 'COMPLETED', now: daysAgo(300) })
    const lines = Array.from({ length: 10_500 }, (_, at) => ({ at: now, level: 'info' as const, message: `${at}` }))
    await appendRunLog(em, { runId: run.id, lines })
    const seen = new Set<string>()
    const state = { done: false }
    const watch = async () => {
      while (!state.done) {
        const { rows } = await sql<{ lines: number | string; runs: number | string }>`
          select (select count(*) from run_log where run_id = ${run.id}) as lines,
            (select count(*) from run where id = ${run.id}) as runs`.execute(em.getKysely())
        seen.add(rows.map((row) => `${row.lines} of ${row.runs}`).join())
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const watching = watch()
    const counts = await cleanUp(database().em(), { now, rules: { runsKept: 0, runDays: 299 }, what: ['runs'] })
    state.done = true
    await watching
    expect(counts.runs).toBe(1)
    // Whoever looks meanwhile sees some of the steps, and never lines without their run.
    expect([...seen].some((one) => /^\d?\d?500 of 1$/.test(one) && one !== '10500 of 1')).toBe(true)
    expect([...seen].filter((one) => /^[1-9]\d* of 0$/.test(one))).toEqual([])
  })

  it('deletes just the runs that the rule says', async () => {
    const run = fc.record({ day: fc.integer({ min: 0, max: 12 }), ended: fc.boolean() })
    const rules = fc.record({ runDays: fc.integer({ min: 1, max: 10 }), runsKept: fc.integer({ min: 1, max: 12 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 20 }), rules, async (runs, rule) => {
        const em = database().em()
        await sql`delete from run`.execute(em.getKysely())
        const made = []
        for (const { day, ended } of runs) {
          const { id } = await createRun(em, { taskName: 'any', trigger: 'manual', now: daysAgo(day) })
          if (ended) await finishRun(em, { id, status: 'FAILED', now })
          made.push({ id, createdAt: daysAgo(day), ended })
        }
        const gone = new Set(expiredRuns(made, rule, now).map((one) => one.id))
        expect(made.length - gone.size).toBeGreaterThanOrEqual(Math.min(made.length, rule.runsKept))
        await cleanUp(em, { now, rules: rule, what: ['runs'] })
        const left = (await listRuns(em, { limit: 500 })).items.map((one) => one.id)
        expect(left.toSorted((a, b) => a - b)).toEqual(made.map((one) => one.id).filter((id) => !gone.has(id)))
      }),
      { numRuns: 15 },
    )
  })

  it('has a database that tells about itself', async () => {
    const info = await databaseInfo(database().em())
    expect(info).toMatchObject({
      driver: database().driver,
      migrations: { sqlite, postgresql }[database().driver].map(({ name }) => ({ name })),
    })
    expect(info.sizeBytes).toBeGreaterThan(10_000)
  })
})

import { createAudible } from '@shelfhand/clients/audible'
import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { type Database, listMissingBooks, listSeries, ignoreMissingBook } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { type Sandbox, startSandbox } from '@shelfhand/sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTask } from '../../testing.ts'
import { librarySync } from '../library-sync/task.ts'
import { SeriesCompletionResult } from './result.ts'
import { seriesCompletion } from './task.ts'

describe('series-completion', () => {
  let sandbox: Sandbox
  let db: Database
  beforeEach(async () => {
    sandbox = await startSandbox()
    db = await openSqlite(':memory:', { migrate: true })
    const { url: baseUrl, apiKey } = sandbox.audiobookshelf
    await runTask(librarySync, { use: { shelf: createAudiobookshelf({ baseUrl, apiKey }) }, db })
  })
  afterEach(async () => {
    await db.close()
    await sandbox.close()
  })

  const audible = () =>
    createAudible({ baseUrl: sandbox.audible.url, rateLimit: { spacing: 0, concurrency: 2 }, attempts: 1 })
  const check = (config: unknown = {}) => runTask(seriesCompletion, { use: { audible: audible() }, db, config })
  const resultOf = (report: { readonly result: unknown }) =>
    new Map(SeriesCompletionResult.parse(report.result).series.map((one) => [one.name, one]))
  const numbers = (works: readonly { readonly sequence: string | null }[] = []) => works.map(({ sequence }) => sequence)

  it('finds what is missing, with evidence, and tells novellas apart', async () => {
    const { status, report } = await check()
    expect(status).toBe('COMPLETED')
    const series = resultOf(report)
    expect(numbers(series.get('The Stormlight Archive')?.missing)).toEqual(['3', '5'])
    expect(numbers(series.get('The Expanse')?.missing.filter(({ novella }) => !novella))).toEqual(['4', '6', '7', '8'])
    expect(numbers(series.get('The Murderbot Diaries')?.missing)).toContain('6')
    expect(series.get('The Lord of the Rings')).toMatchObject({ missing: [], owned: 3, total: 3 })

    // One box on the shelf holds all of it.
    expect(series.get('Sherlock Holmes')).toMatchObject({ missing: [], owned: 9, total: 9, complete: true })

    const stored = await listMissingBooks(db.em(), { limit: 500 })
    expect(stored.total).toBe([...series.values()].reduce((sum, { missing }) => sum + missing.length, 0))
    const oathbringer = stored.items.find(({ title }) => title === 'Oathbringer')
    expect(oathbringer).toMatchObject({
      seriesName: 'The Stormlight Archive',
      seriesSequence: '3',
      authorName: 'Brandon Sanderson',
      status: 'wanted',
      sources: [{ provider: 'audible', url: expect.stringContaining('https://www.audible.com/pd/') }],
    })
    expect(oathbringer?.evidence).toContainEqual(expect.objectContaining({ code: 'gap.not_owned' }))
    const { items } = await listSeries(db.em(), { limit: 500 })
    expect(items.find(({ name }) => name === 'The Stormlight Archive')).toMatchObject({
      ownedBooks: 5,
      missingBooks: 2,
      totalBooks: 7,
      completionStatus: 'partial',
    })
  })

  it('does the same again, keeps a no, and leaves novellas out when asked to', async () => {
    await check()
    const before = await listMissingBooks(db.em(), { limit: 500 })
    const drive = before.items.find(({ novella }) => novella)
    const wanted = before.items.find(({ novella }) => !novella)
    if (drive === undefined || wanted === undefined) throw new Error('Nothing was found.')
    await ignoreMissingBook(db.em(), { id: wanted.id, reason: 'Not for me', now: new Date() })

    await check({ includeNovellas: false })
    const after = await listMissingBooks(db.em(), { limit: 500, status: 'wanted' })
    expect(after.items.filter(({ novella }) => novella)).toEqual([])
    expect(after.items.map(({ id }) => id)).not.toContain(wanted.id)
    expect(after.total).toBe(before.items.filter(({ novella }) => !novella).length - 1)
  })

  it('calls nothing missing when the catalogue does not answer in full', async () => {
    sandbox.audible.faults.add({ path: '/1.0/catalog/products', status: 503 })
    const { status, report } = await check()
    expect(status).toBe('COMPLETED')
    for (const one of resultOf(report).values()) {
      expect(one).toMatchObject({ missing: [], complete: false, total: null, reason: expect.stringMatching(/Audible/) })
    }
    expect((await listMissingBooks(db.em())).total).toBe(0)
    expect(report.skipped['answer_incomplete']).toBe(report.seen)
  })

  it('keeps what an earlier complete answer found when a later one is incomplete', async () => {
    await check()
    const before = (await listMissingBooks(db.em())).total
    sandbox.audible.faults.add({ path: '/1.0/catalog/products', status: 503 })
    await check()
    expect((await listMissingBooks(db.em())).total).toBe(before)
  })

  it('writes nothing on a dry run', async () => {
    const { report } = await check({ dryRun: true })
    expect(resultOf(report).get('The Expanse')?.missing.length).toBeGreaterThan(3)
    expect((await listMissingBooks(db.em())).total).toBe(0)
    expect((await listSeries(db.em(), { limit: 500 })).items.every(({ lastCheckedAt }) => lastCheckedAt === null)).toBe(
      true,
    )
  })

  it('stops in the middle when it is told to', async () => {
    const controller = new AbortController()
    sandbox.audible.faults.add({ path: '/1.0/catalog/products', delay: 200 })
    const pending = runTask(seriesCompletion, { use: { audible: audible() }, db, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 300)
    expect(await pending).toMatchObject({ status: 'CANCELLED' })
  })
})

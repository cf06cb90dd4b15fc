import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import {
  applyChangeSet,
  checkpointRun,
  claimPendingDownloads,
  cleanUp,
  createBook,
  createDownload,
  createRun,
  createSeries,
  deleteBook,
  deleteRun,
  type EntityManager,
  failDownload,
  finishRun,
  getBook,
  getDocument,
  keepAnswer,
  keepDocument,
  libraryHashes,
  listAuthors,
  listAuthorSeries,
  listBooks,
  listFailedAttempts,
  mergeLibraryItems,
  planChangeSet,
  recordAuthorCheck,
  recordSeriesCheck,
  requestCancel,
  revokeApiKey,
  searchBooks,
  startDownload,
  startRun,
  updateBook,
} from './index.ts'

const now = new Date('2026-05-01T00:00:00.000Z')
const authors = [{ name: 'Ann' }]

onBothDatabases('moments', (database) => {
  const merged = async (absBookId: string, addedAt: Date) => {
    const { books } = await mergeLibraryItems(database().em(), {
      items: [sampleItem({ absBookId, title: absBookId, addedAt })],
      now,
    })
    return (await getBook(database().em(), books[0]?.id ?? 0))?.addedAt
  }

  it.each(['1000-01-01T00:00:00.000Z', '1969-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'])(
    'come back as they were: %s',
    async (text) => {
      expect(await merged(text, new Date(text))).toBe(text)
    },
  )

  it.each(['0001-01-01T00:00:00.000Z', '-000044-03-15T00:00:00.000Z', '+055840-11-08T22:13:20.000Z', 'none'])(
    'that a library cannot mean are left out: %s',
    async (text) => {
      expect(await merged(text, new Date(text))).toBe(now.toISOString())
      const document = { source: 's', url: text, title: 't', markdown: '', contentHash: 'c', postedAt: new Date(text) }
      const { id } = await keepDocument(database().em(), { document, now })
      expect(await getDocument(database().em(), id)).toMatchObject({ postedAt: null })
    },
  )

  it.each(['0999-12-31T23:59:59.999Z', '+010000-01-01T00:00:00.000Z', 'none'])(
    'of a caller are refused when they are none: %s',
    async (text) => {
      const moment = new Date(text)
      const refused = { code: 'invalid_value', message: expect.stringContaining('years from 1000 to 9999') as string }
      await expect(listBooks(database().em(), { addedAfter: moment })).rejects.toMatchObject(refused)
      await expect(createBook(database().em(), { book: { title: 'x' }, now: moment })).rejects.toMatchObject(refused)
    },
  )

  it('of a retention for ever are before all others', async () => {
    const forEver = Number.POSITIVE_INFINITY
    const rules = { runDays: forEver, runsKept: forEver, attemptDays: forEver, downloadDays: 1e7, cacheBytes: forEver }
    expect(await cleanUp(database().em(), { now, rules })).toEqual({ runs: 0, attempts: 0, downloads: 0, cache: 0 })
  })
})

onBothDatabases('texts of other services', (database) => {
  it('lose NUL and what is around them', async () => {
    const em = database().em()
    const { id } = await createDownload(em, { download: { title: 'Odd' }, now })
    expect(
      await startDownload(em, { id, indexer: ' a\0b ', guid: '\0', downloadPath: '/x\0', qbHash: 'f\0', now }),
    ).toMatchObject({ indexer: 'ab', guid: null, downloadPath: '/x', qbHash: 'f' })
    await failDownload(em, { id, errorType: 'DISK', message: '\0', mamId: '1\0', now })
    expect((await listFailedAttempts(em, { downloadId: id })).items).toMatchObject([{ mamId: '1' }])
    const series = await createSeries(em, { series: { name: 'Checked' }, now })
    const check = { seriesId: series.id, total: 3, asin: ' B0\0 ', checkedAt: now }
    expect(await recordSeriesCheck(em, check)).toMatchObject({ asin: 'B0' })
    expect(await libraryHashes(em, { libraryId: 'library', absBookIds: ['a\0'] })).toEqual(new Map())
  })
})

onBothDatabases('who is in the way', (database) => {
  it('is told however an Audiobookshelf id is written, and whoever writes it', async () => {
    const em = database().em()
    const first = await createBook(em, { book: { title: 'First', absBookId: 'taken', authors }, now })
    const second = await createBook(em, { book: { title: 'Second', authors }, now })
    const conflict = { code: 'conflict', entity: 'book', field: 'absBookId', id: first.id }
    const third = createBook(em, { book: { title: 'Third', absBookId: ' taken\0', authors }, now })
    await expect(third).rejects.toMatchObject(conflict)
    const update = updateBook(em, { id: second.id, changes: { absBookId: 'taken ' }, now })
    await expect(update).rejects.toMatchObject(conflict)
    const changes = [{ fieldName: 'absBookId', newValue: 'taken', source: 'ABS' }] as const
    const set = await planChangeSet(em, { bookId: second.id, changes, target: 'local', now })
    await expect(applyChangeSet(em, { id: set?.id ?? 0, now })).rejects.toMatchObject(conflict)
  })

  it('is told however an info hash is written', async () => {
    const em = database().em()
    const infoHash = 'a'.repeat(40)
    const first = await createDownload(em, { download: { title: 'First', infoHash }, now })
    const second = await createDownload(em, { download: { title: 'Second' }, now })
    const start = startDownload(em, { id: second.id, infoHash: ` ${infoHash.toUpperCase()} `, now })
    await expect(start).rejects.toMatchObject({ code: 'conflict', field: 'infoHash', id: first.id })
  })
})

/** What is asked of a row that cannot be there, and the answer. */
const questions: Readonly<Record<string, readonly [(em: EntityManager, id: number) => Promise<unknown>, unknown]>> = {
  deleteBook: [(em, id) => deleteBook(em, { id, now }), false],
  'deleteBook for good': [(em, id) => deleteBook(em, { id, hard: true, now }), false],
  deleteRun: [(em, id) => deleteRun(em, id), false],
  startRun: [(em, id) => startRun(em, { id, node: 'n', leaseUntil: now, exclusive: true, now }), null],
  finishRun: [(em, id) => finishRun(em, { id, status: 'FAILED', now }), null],
  requestCancel: [(em, id) => requestCancel(em, { id, now }), null],
  checkpointRun: [(em, id) => checkpointRun(em, { id, checkpoint: 1, now }), false],
  revokeApiKey: [(em, id) => revokeApiKey(em, { id, now }), false],
  getDocument: [getDocument, null],
  recordAuthorCheck: [(em, authorId) => notFound(recordAuthorCheck(em, { authorId, checkedAt: now })), true],
  recordSeriesCheck: [(em, seriesId) => notFound(recordSeriesCheck(em, { seriesId, total: 1, checkedAt: now })), true],
}

function notFound(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => false,
    (error: { code?: string }) => error.code === 'not_found',
  )
}

onBothDatabases('numbers that cannot be', (database) => {
  it.each(Object.keys(questions))('ids are not found: %s', async (name) => {
    const [ask, answer] = questions[name] ?? []
    for (const id of [2 ** 31, 2 ** 40, 1.5, -1, Number.NaN]) {
      expect(await ask?.(database().em(), id), String(id)).toEqual(answer)
    }
  })

  it('limits and offsets are whole, and within bounds', async () => {
    const em = database().em()
    await createBook(em, { book: { title: 'Only', authors }, now })
    await createRun(em, { taskName: 'any', trigger: 'manual', now })
    expect(await listBooks(em, { limit: 1.5 })).toMatchObject({ limit: 1, total: 1 })
    expect(await listBooks(em, { limit: Number.NaN, offset: Number.NaN })).toMatchObject({ limit: 100, offset: 0 })
    expect(await listBooks(em, { limit: 1e300, offset: 1.5 })).toMatchObject({ limit: 500, offset: 1 })
    expect((await listAuthors(em, { limit: Number.POSITIVE_INFINITY, offset: 1e300 })).items).toEqual([])
    const [author] = (await listAuthors(em)).items
    expect(await listAuthorSeries(em, author?.id ?? 0, { limit: 0.5, offset: 0.5 })).toMatchObject({ limit: 1 })
    expect((await searchBooks(em, { query: 'only', limit: 1.5 })).items).toHaveLength(1)
    expect((await listAuthors(em, { minBooks: 0.5 })).items).toHaveLength(1)
    expect((await listAuthors(em, { minBooks: 1.5 })).items).toEqual([])
    const claim = { now, claimedUntil: now }
    for (const limit of [1.5, -1, Number.POSITIVE_INFINITY, Number.NaN])
      expect(await claimPendingDownloads(em, { ...claim, limit })).toEqual([])
  })
})

onBothDatabases('a text that rows are looked up by', (database) => {
  // Random, so that no database makes it shorter for its index.
  const long = Array.from({ length: 400 }, () => Math.random().toString(36).slice(2, 12)).join('')
  const answer = { service: 'google-books', body: '{}', expiresAt: now, now }
  const document = { source: 'guide', title: 'Long', markdown: '', contentHash: 'hash' }
  it.each([
    ['requestKey', (em: EntityManager) => keepAnswer(em, { ...answer, requestKey: long })],
    ['url', (em: EntityManager) => keepDocument(em, { document: { ...document, url: long }, now })],
    ['taskName', (em: EntityManager) => createRun(em, { taskName: long, trigger: 'manual', now })],
  ] as const)('is refused by name when it is longer than any index holds: %s', async (field, write) => {
    await expect(write(database().em())).rejects.toMatchObject({ name: 'DomainError', code: 'invalid_value', field })
  })
})

onBothDatabases('a planned value that its field cannot hold', (database) => {
  it.each([
    ['publisher', 5],
    ['abridged', 'yes'],
    ['genres', 'Fantasy'],
    ['narrators', [1]],
    ['publishedYear', 'soon'],
    ['authors', 'Ann'],
    ['authors', ['Ann', null]],
    ['series', [{ sequence: '1' }]],
  ] as const)('is refused when it is applied, and nothing is lost: %s %j', async (fieldName, newValue) => {
    const em = database().em()
    const title = `Planned ${fieldName} ${JSON.stringify(newValue)}`
    const before = await createBook(em, { book: { title, authors, genres: ['Kept'], publisher: 'Kept' }, now })
    const changes = [{ fieldName, newValue, source: 'MANUAL' }] as const
    const set = await planChangeSet(em, { bookId: before.id, changes, target: 'local', now })
    const applied = applyChangeSet(em, { id: set?.id ?? 0, now })
    await expect(applied).rejects.toMatchObject({ name: 'DomainError', code: 'invalid_value', field: fieldName })
    expect(await getBook(em, before.id)).toEqual(before)
  })
})

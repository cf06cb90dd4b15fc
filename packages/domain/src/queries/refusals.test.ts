import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import { toDomainError } from '../driver-fault.ts'
import {
  appendRunLog,
  createApiKey,
  createBook,
  createDownload,
  createRun,
  createSeries,
  type EntityManager,
  finishRun,
  getBook,
  getChangeSet,
  getCorrection,
  getDownload,
  getMissingBook,
  getRun,
  getSeries,
  importBooks,
  listBooks,
  listMissingBooks,
  markImported,
  mergeLibraryItems,
  planChangeSet,
  recordSeriesCheck,
  startRun,
  updateBook,
  updateSeries,
} from './index.ts'

const now = new Date('2026-05-01T00:00:00.000Z')
const unknown = 999_999
const title = 'Refused'

/** A write, and the error that it is refused with. */
const refusals: Readonly<Record<string, readonly [(em: EntityManager) => Promise<unknown>, object]>> = {
  'an author that is not there': [
    (em) => createBook(em, { book: { title, authors: [{ id: unknown }] }, now }),
    { code: 'invalid_value', entity: 'book', field: 'authors', message: 'There is no author 999999.' },
  ],
  'a series that is not there': [
    (em) => createBook(em, { book: { title, series: [{ id: 2 ** 40 }] }, now }),
    { code: 'invalid_value', entity: 'book', field: 'series' },
  ],
  'an author that is not there, for a book that is': [
    async (em) => {
      const { id } = await createBook(em, { book: { title }, now })
      return updateBook(em, { id, changes: { authors: [{ id: unknown }] }, now })
    },
    { code: 'invalid_value', entity: 'book', field: 'authors' },
  ],
  'a download of a book that is not there': [
    (em) => createDownload(em, { download: { title, bookId: unknown }, now }),
    { code: 'invalid_value', entity: 'download', field: 'bookId' },
  ],
  'a download of a missing book that is not there': [
    (em) => createDownload(em, { download: { title, missingBookId: unknown }, now }),
    { code: 'invalid_value', entity: 'download', field: 'missingBookId', message: 'There is no missing book 999999.' },
  ],
  'a download that is not there': [
    (em) => markImported(em, { id: 2 ** 40, bookId: 1, now }),
    { code: 'not_found', entity: 'download' },
  ],
  'a log without a run': [
    (em) => appendRunLog(em, { runId: unknown, lines: [{ at: now, level: 'info', message: 'x' }] }),
    { code: 'not_found', entity: 'run' },
  ],
  'half a year': [
    (em) => createBook(em, { book: { title, publishedYear: 2000.5 }, now }),
    { code: 'invalid_value', entity: 'book', field: 'publishedYear' },
  ],
  'a negative duration': [
    (em) => createBook(em, { book: { title, durationSeconds: -1 }, now }),
    {
      code: 'invalid_value',
      entity: 'book',
      field: 'durationSeconds',
      message: 'The value of book.durationSeconds is not allowed.',
    },
  ],
  'a path that no index holds': [
    (em) => createBook(em, { book: { title, filePath: longPath() }, now }),
    { code: 'invalid_value', entity: 'book', field: 'filePath' },
  ],
  'a duration that does not add up': [
    (em) => createBook(em, { book: { title, durationSeconds: 1e308 }, now }),
    { code: 'invalid_value', entity: 'book', field: 'durationSeconds' },
  ],
  'half a priority': [
    (em) => createDownload(em, { download: { title, priority: 1.5 }, now }),
    { code: 'invalid_value', entity: 'download', field: 'priority' },
  ],
  'a run of a plan that is not there': [
    async (em) => {
      const { id } = await createBook(em, { book: { title: 'Planned' }, now })
      const changes = [{ fieldName: 'language', newValue: 'en', source: 'MANUAL' }] as const
      return planChangeSet(em, { bookId: id, changes, target: 'local', runId: unknown, now })
    },
    { code: 'invalid_value', entity: 'change_set', field: 'runId' },
  ],
  'a name with NUL': [
    (em) => createRun(em, { taskName: 'a\0b', trigger: 'manual', now }),
    { code: 'invalid_value', message: expect.stringContaining('NUL') as string },
  ],
  'half a series': [
    async (em) => {
      const { id } = await createSeries(em, { series: { name: title }, now })
      return updateSeries(em, { id, changes: { totalBooks: 2.5 }, now })
    },
    { code: 'invalid_value', entity: 'series', field: 'totalBooks' },
  ],
  'half an item': [
    async (em) => {
      const { id } = await createRun(em, { taskName: title, trigger: 'manual', now })
      return finishRun(em, { id, status: 'COMPLETED', now, itemsProcessed: 1.5 })
    },
    { code: 'invalid_value', entity: 'run', field: 'itemsProcessed' },
  ],
}

/** Random, so that PostgreSQL cannot make it shorter. */
function longPath(): string {
  return `/${Array.from({ length: 600 }, () => Math.random().toString(36).slice(2, 9)).join('/')}`
}

onBothDatabases('a write is refused, naming what is wrong', (database) => {
  it.each(Object.entries(refusals))('%s', async (_, [work, expected]) => {
    await expect(work(database().em())).rejects.toMatchObject({ name: 'DomainError', ...expected })
  })

  it('and who is in the way', async () => {
    const em = database().em()
    const run = { taskName: 'twice', trigger: 'schedule', scheduledFor: now, now } as const
    const first = await createRun(em, run)
    await expect(createRun(em, run)).rejects.toMatchObject({ code: 'conflict', id: first.id, field: 'scheduledFor' })
    const key = await createApiKey(em, { name: 'k', hash: 'h', scope: 'read', now })
    const again = createApiKey(em, { name: 'other', hash: 'h', scope: 'read', now })
    await expect(again).rejects.toMatchObject({ code: 'conflict', id: key.id, field: 'hash' })
    const taken = await createSeries(em, { series: { name: 'Taken', asin: 'B0TAKEN' }, now })
    const other = await createSeries(em, { series: { name: 'Other' }, now })
    const check = recordSeriesCheck(em, { seriesId: other.id, total: 3, checkedAt: now, asin: 'B0TAKEN' })
    await expect(check).rejects.toMatchObject({ code: 'conflict', id: taken.id, field: 'asin' })
    await createDownload(em, { download: { title: 'Live', infoHash: 'd'.repeat(40) }, now })
  })

  it('a row that others refer to, or that is missing, in words without holes', async () => {
    const em = database().em()
    const tie = sql`insert into book_author (book_id, author_id, position, role) values (999999, 999999, 0, 'author')`
    const error = await tie.execute(em.getKysely()).then(() => null, toDomainError)
    expect(error).toMatchObject({ code: 'in_use' })
    expect(String(error)).not.toMatch(/ {2}|\. |undefined/)
    const check = sql`update counter set value = value where name = 'none'`
    await check.execute(em.getKysely())
    const year = await sql`update book set published_year = 12`.execute(em.getKysely()).then(() => null, toDomainError)
    expect(String(year)).not.toMatch(/ \.|of \./)
  })
})

onBothDatabases('what cannot be there', (database) => {
  it.each([2 ** 40, 1.5, -1])('by the id %d is not found', async (id) => {
    const em = database().em()
    for (const get of [getBook, getSeries, getRun, getDownload, getMissingBook, getChangeSet, getCorrection]) {
      expect(await get(em, id)).toBeNull()
    }
    expect((await listBooks(em, { authorId: id, status: 'all' })).items).toEqual([])
    expect((await listMissingBooks(em, { seriesId: id })).items).toEqual([])
  })

  it('by no status at all is an empty list', async () => {
    const em = database().em()
    expect(await listMissingBooks(em, { status: [] })).toMatchObject({ items: [], total: 0, hasMore: false })
    expect(await listMissingBooks(em, { status: [], source: 'MANUAL' })).toMatchObject({ items: [], total: 0 })
  })
})

onBothDatabases('what is long', (database) => {
  it('leaves its batch of a merge alone', async () => {
    const em = database().em()
    const letters = Array.from({ length: 1_000 }, () =>
      String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000)),
    )
    const items = [
      sampleItem({ absBookId: 'long-path', title: 'Long path', filePath: longPath() }),
      sampleItem({ absBookId: 'long-title', title: letters.join(''), asin: longPath() }),
      sampleItem({ absBookId: 'short', title: 'Short' }),
    ]
    const { books } = await mergeLibraryItems(em, { items, now })
    expect(books).toHaveLength(3)
    expect(await getBook(em, books[0]?.id ?? 0)).toMatchObject({ title: 'Long path', filePath: null })
    expect(await getBook(em, books[1]?.id ?? 0)).toMatchObject({ title: letters.join(''), asin: null })
    expect((await listBooks(em)).items).toHaveLength(3)
    const same = [{ title: letters.join(''), authors: [{ name: 'Brandon Sanderson' }] }]
    expect(await importBooks(em, { books: same, now })).toMatchObject({ unchanged: 1 })
  })

  it('counts the time of a run of a month', async () => {
    const em = database().em()
    const run = await createRun(em, { taskName: 'long', trigger: 'manual', now })
    await startRun(em, { id: run.id, node: 'n', leaseUntil: now, now })
    const end = new Date(now.getTime() + 31 * 86_400_000)
    expect(await finishRun(em, { id: run.id, status: 'COMPLETED', now: end })).toMatchObject({
      durationMs: 31 * 86_400_000,
    })
  })

  it.each(['a plain text', '"quoted"', '5', 5, true, null, ['x'], { deep: [1] }])(
    'or short, a report may be any JSON: %j',
    async (value) => {
      const em = database().em()
      const run = await createRun(em, { taskName: 'reporting', trigger: 'manual', config: value, now })
      expect(run.config).toEqual(value)
      expect(await finishRun(em, { id: run.id, status: 'COMPLETED', report: value, now })).toMatchObject({
        status: 'COMPLETED',
        report: value,
      })
      expect(await getRun(em, run.id)).toMatchObject({ report: value, config: value })
    },
  )
})

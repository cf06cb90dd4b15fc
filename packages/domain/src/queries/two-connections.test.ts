import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import { untilWaiting } from '../../testing/waiting.ts'
import {
  appendRunLog,
  createAuthor,
  createBook,
  createRun,
  createSeries,
  deleteBook,
  type EntityManager,
  getBook,
  getSeries,
  isDomainError,
  listAuthors,
  listSeries,
  mergeLibraryItems,
  searchBooks,
  startRun,
  updateBook,
  updateSeries,
} from './index.ts'

const now = new Date('2026-02-01T00:00:00.000Z')

onBothDatabases('two connections', (database, test) => {
  /** Begins `second` while `first` is done but not committed yet, on a connection of its own. */
  async function overlapping<Result>(
    first: (em: EntityManager) => Promise<unknown>,
    second: (em: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    await using other = await test().open()
    // Not `transactional`, which makes its transaction the one of everything that is called within it.
    const em = other.em()
    await em.begin()
    await first(em)
    const running = second(database().em())
    await untilWaiting(database(), running)
    await em.commit()
    return await running
  }

  const item = (absBookId: string, more: Partial<Parameters<typeof sampleItem>[0]> = {}) =>
    sampleItem({ absBookId, title: `Theirs ${absBookId}`, ...more })

  async function merged(absBookId: string, more: Partial<Parameters<typeof sampleItem>[0]> = {}): Promise<number> {
    const { books } = await mergeLibraryItems(database().em(), { items: [item(absBookId, more)], now })
    return books[0]?.id ?? 0
  }

  it('keep a hand edit that a merge of the same book meets', async () => {
    const id = await merged('edited')
    const items = [item('edited', { title: 'Theirs, changed', publisher: 'Tor', contentHash: 'changed' })]
    await overlapping(
      (em) => updateBook(em, { id, changes: { title: 'Mine' }, now }),
      (em) => mergeLibraryItems(em, { items, now }),
    )
    expect(await getBook(database().em(), id)).toMatchObject({
      title: 'Mine',
      publisher: 'Tor',
      fieldSources: { title: { source: 'MANUAL', locked: true } },
    })
  })

  it('keep the fields of a book that is added by hand while a merge brings it', async () => {
    let id = 0
    await overlapping(
      async (em) => {
        id = (await createBook(em, { book: { title: 'Mine', absBookId: 'added' }, now })).id
      },
      (em) => mergeLibraryItems(em, { items: [item('added', { publisher: 'Tor' })], now }),
    )
    expect(await getBook(database().em(), id)).toMatchObject({ title: 'Mine', publisher: 'Tor' })
  })

  it('count a series that a book has left meanwhile', async () => {
    const em = database().em()
    const id = await merged('moving', { series: [{ name: 'From', sequence: '1' }] })
    const by = await createSeries(em, { series: { name: 'By hand' }, now })
    const to = (name: string) => [
      item('moving', { series: [{ name, sequence: '1' }], contentHash: name, title: 'Moved' }),
    ]
    await overlapping(
      (inner) => updateBook(inner, { id, changes: { series: [{ id: by.id, sequence: '2' }], title: 'Mine' }, now }),
      (inner) => deleteBook(inner, { id, hard: true, now }),
    )
    expect(await getSeries(em, by.id)).toMatchObject({ ownedBooks: 0 })
    const again = await merged('moving', { series: [{ name: 'From', sequence: '1' }] })
    await overlapping(
      (inner) => mergeLibraryItems(inner, { items: to('Between'), now }),
      (inner) => mergeLibraryItems(inner, { items: to('At last'), now }),
    )
    const counts = (await listSeries(em, { limit: 500 })).items.map((one) => [one.name, one.ownedBooks])
    expect(Object.fromEntries(counts)).toMatchObject({ From: 0, Between: 0, 'At last': 1 })
    expect((await getBook(em, again))?.series).toMatchObject([{ name: 'At last' }])
  })

  it('make an author and a series of a new name once', async () => {
    const em = database().em()
    const changes = { authors: [{ name: 'Both At Once' }], series: [{ name: 'Both at once', sequence: '1' }] }
    const book = await createBook(em, { book: { title: 'One of two' }, now })
    await overlapping(
      (inner) => createBook(inner, { book: { title: 'Two of two', ...changes }, now }),
      (inner) => updateBook(inner, { id: book.id, changes, now }),
    )
    const authors = (await listAuthors(em, { limit: 500 })).items.filter((author) => author.name === 'Both At Once')
    expect(authors.map((author) => author.booksOwned)).toEqual([2])
    const series = (await listSeries(em, { limit: 500 })).items.filter((one) => one.name === 'Both at once')
    expect(series).toHaveLength(1)
  })

  it('find a book by the new name of its series when it was tied to the old one meanwhile', async () => {
    const em = database().em()
    const series = await createSeries(em, { series: { name: 'Oldest' }, now })
    await overlapping(
      (inner) => createBook(inner, { book: { title: 'Tied', series: [{ id: series.id, sequence: '1' }] }, now }),
      (inner) => updateSeries(inner, { id: series.id, changes: { name: 'Newest' }, now }),
    )
    expect((await searchBooks(em, { query: 'newest tied' })).total).toBe(1)
    expect((await searchBooks(em, { query: 'oldest' })).total).toBe(0)
  })

  it('do not wait crosswise for a series and for a counter', async () => {
    await using other = await test().open()
    const series = await createSeries(database().em(), { series: { name: 'Crossed' }, now })
    const rename = (em: EntityManager, name: string) => updateSeries(em, { id: series.id, changes: { name }, now })
    const add = (em: EntityManager, name: string) => createAuthor(em, { author: { name }, now })
    const [here, there] = [database().em(), other.em()]
    await here.begin()
    await add(here, 'Crossed here')
    const second = (async () => {
      await there.begin()
      await rename(there, 'Crossed there')
      await add(there, 'Crossed there')
      await there.commit()
    })()
    await untilWaiting(database(), second)
    await rename(here, 'Crossed here')
    await here.commit()
    await second
    expect((await getSeries(database().em(), series.id))?.name).toBe('Crossed there')
  })

  it('are not in the way of a run and its log', async (context) => {
    // SQLite has one writer.
    if (database().driver === 'sqlite') context.skip('SQLite has one writer at a time, which waits')
    await using other = await test().open()
    const run = await createRun(database().em(), { taskName: 'beside', trigger: 'manual', now })
    const em = other.em()
    await em.begin()
    await createBook(em, { book: { title: 'Long in writing' }, now })
    const started = await startRun(database().em(), { id: run.id, node: 'n', leaseUntil: now, now })
    expect(started?.status).toBe('RUNNING')
    await appendRunLog(database().em(), { runId: run.id, lines: [{ at: now, level: 'info', message: 'on' }] })
    await em.rollback()
  })

  it('do not wait for each other in a circle', async () => {
    await using other = await test().open()
    const ids: number[] = []
    for (let at = 0; at < 6; at += 1) ids.push(await merged(`circle-${at}`))
    const errors: unknown[] = []
    const worker = async (from: typeof other, seed: number) => {
      for (let at = 0; at < 20; at += 1) {
        const pick = (seed * 7 + at * 5 + seed * at) % 6
        const changes = {
          authors: [{ name: `Circle ${pick}` }, { name: `Circle ${(pick + seed) % 6}` }],
          series: [{ name: `Circle ${(pick + at) % 6}`, sequence: `${pick}-${pick + 2}` }],
        }
        // In a transaction of the caller's, a deadlock is told instead of being tried again.
        await from
          .em()
          .transactional((em) => updateBook(em, { id: ids[pick] ?? 0, changes, now }))
          .catch((error: unknown) => errors.push(error))
      }
    }
    await Promise.all([worker(database(), 1), worker(other, 2), worker(database(), 3), worker(other, 4)])
    expect(errors.filter((error) => isDomainError(error, 'busy'))).toEqual([])
  })
})

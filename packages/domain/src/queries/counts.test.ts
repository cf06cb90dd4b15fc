import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import {
  createBook,
  deleteAuthor,
  deleteBook,
  deleteSeries,
  type EntityManager,
  ignoreMissingBook,
  listAuthors,
  listBooks,
  listMissingBooks,
  listSeries,
  listSeriesBooks,
  markVanished,
  mergeLibraryItems,
  metadataStatistics,
  missingFields,
  ownedWorks,
  recordMissingBooks,
  recordSeriesCheck,
  setBookStatus,
  statistics,
  updateBook,
} from './index.ts'
import { parseSequence } from '../discovery/sequence.ts'
import { bookStatuses } from '../entities/index.ts'

const now = new Date('2026-01-01T00:00:00.000Z')
const small = fc.integer({ min: 0, max: 5 })

/** Every way to write that changes what is owned; each number picks a row, a series or an author. */
const verbs = {
  merge: (em: EntityManager, a: number, b: number) =>
    mergeLibraryItems(em, { items: [item(a, b), item(a + 1, b)], now }),
  vanish: (em: EntityManager, a: number) =>
    markVanished(em, {
      libraryId: 'library',
      seen: new Set([0, 1, 2, 3, 4, 5, 6].filter((id) => id !== a).map((id) => `i${id}`)),
      now,
    }),
  create: (em: EntityManager, a: number, b: number) =>
    createBook(em, {
      book: {
        title: `New ${a}`,
        asin: `A${a}-${b}-${Math.random()}`,
        authors: [{ name: `Author ${a}` }],
        series: [{ name: `Series ${b}`, sequence: String(a) }],
      },
      now,
    }),
  update: async (em: EntityManager, a: number, b: number) =>
    updateBook(em, {
      id: await pick(em, a),
      changes: {
        authors: a === 0 ? [] : [{ name: `Author ${b}` }],
        series: b === 0 ? [] : [{ name: `Series ${b}`, sequence: `${a}-${a + 2}` }],
        publisher: b === 1 ? null : `Publisher ${b}`,
        subtitle: a === 3 ? null : `Subtitle ${a}`,
        narrators: a === 1 ? [] : ['Somebody'],
      },
      now,
    }),
  archive: async (em: EntityManager, a: number) => deleteBook(em, { id: await pick(em, a), now }),
  duplicate: async (em: EntityManager, a: number) =>
    setBookStatus(em, { id: await pick(em, a), status: 'duplicate', now }),
  remove: async (em: EntityManager, a: number) => deleteBook(em, { id: await pick(em, a), hard: true, now }),
  check: async (em: EntityManager, a: number, b: number) => {
    const seriesId = await pickSeries(em, a)
    const gap = (sequence: number) => ({
      title: `Gap ${sequence}`,
      sequence: String(sequence),
      sources: [],
      evidence: [],
      confidence: 1,
    })
    await recordMissingBooks(em, {
      seriesId,
      source: 'SERIES_COMPLETION',
      books: [gap(a), gap(b + 10)],
      complete: b % 2 === 0,
      now,
    })
    await recordSeriesCheck(em, { seriesId, total: b + 1, checkedAt: now })
  },
  ignore: async (em: EntityManager) => {
    const [missing] = (await listMissingBooks(em, { status: 'wanted', limit: 1 })).items
    if (missing !== undefined) await ignoreMissingBook(em, { id: missing.id, now })
  },
  deleteSeries: async (em: EntityManager, a: number) => deleteSeries(em, await pickSeries(em, a)),
  deleteAuthor: async (em: EntityManager, a: number) => {
    const { items } = await listAuthors(em)
    return deleteAuthor(em, { id: items[a % Math.max(1, items.length)]?.id ?? 0, force: true })
  },
}

function item(a: number, b: number) {
  return sampleItem({
    absBookId: `i${a}`,
    title: `Item ${a}`,
    authors: [{ name: `Author ${b}` }],
    series: [{ name: `Series ${b}`, sequence: String(a) }],
    durationSeconds: b === 0 ? null : 100 * b,
    sizeBytes: 10 * a,
    isbn: a === 2 ? null : `978000000000${a}`,
    genres: b === 2 ? [] : ['Genre'],
  })
}

async function pick(em: EntityManager, a: number): Promise<number> {
  const { items } = await listBooks(em, { status: 'all' })
  return items[a % Math.max(1, items.length)]?.id ?? (await createBook(em, { book: { title: 'Only' }, now })).id
}

async function pickSeries(em: EntityManager, a: number): Promise<number> {
  const { items } = await listSeries(em)
  const book =
    items.length > 0 ? null : await createBook(em, { book: { title: 'In a series', series: [{ name: 'Any' }] }, now })
  return items[a % Math.max(1, items.length)]?.id ?? book?.series[0]?.id ?? 0
}

onBothDatabases('what is counted', (database) => {
  it('is right whatever was written', async () => {
    const step = fc.tuple(fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])), small, small)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const em = database().em()
        for (const table of ['missing_book', 'book', 'series', 'author'])
          await sql`delete from ${sql.table(table)}`.execute(em.getKysely())
        for (const [verb, a, b] of steps) await verbs[verb](em, a, b)
        await expect(expectRight(em)).resolves.toBeUndefined()
      }),
      { numRuns: 12 },
    )
  })

  async function expectRight(em: EntityManager): Promise<void> {
    const books = (await listBooks(em, { status: 'all', limit: 500 })).items
    const here = books.filter((book) => book.status === 'active' && book.missingSince === null)
    const missing = (await listMissingBooks(em, { limit: 500 })).items
    const counts = await statistics(em)
    const active = books.filter((book) => book.status === 'active')
    expect(counts.books.active).toBe(active.length)
    expect(counts.books.active + counts.books.archived + counts.books.duplicate).toBe(books.length)
    expect(counts.missingBooks.wanted + counts.missingBooks.owned + counts.missingBooks.ignored).toBe(missing.length)
    expect(counts.durationSeconds).toBe(active.reduce((sum, book) => sum + (book.durationSeconds ?? 0), 0))
    expect(counts.sizeBytes).toBe(active.reduce((sum, book) => sum + (book.sizeBytes ?? 0), 0))
    const figures = await metadataStatistics(em, { now })
    const complete = active.reduce((sum, book) => sum + book.metadataCompleteness, 0)
    expect(figures.books).toBe(active.length)
    expect(figures.averageCompleteness ?? 0).toBe(Math.round((complete / Math.max(1, active.length)) * 10) / 10)
    expect(Object.values(figures.bands).reduce((sum, band) => sum + band, 0)).toBe(active.length)
    expect(figures.lacking['subtitle']).toBe(active.filter((book) => book.subtitle === null).length)
    for (const missingField of missingFields)
      for (const status of [...bookStatuses, 'all'] as const) {
        const { items, total } = await listBooks(em, { status, missingField, limit: 500 })
        expect([missingField, status, total]).toEqual([missingField, status, items.length])
      }
    const series = (await listSeries(em, { limit: 500 })).items
    expect(Object.values(counts.series).reduce((sum, count) => sum + count, 0)).toBe(series.length)
    for (const one of series) {
      const listed = (await listSeriesBooks(em, one.id, { limit: 500 }))?.items ?? []
      const entries = listed
        .filter((book) => book.missingSince === null)
        .map((book) => ({ place: parseSequence(book.series.find(({ id }) => id === one.id)?.sequence), book }))
        .map(({ place, book }) => ({
          from: place?.from ?? null,
          to: place?.to ?? null,
          titleKey: book.title.toLowerCase(),
        }))
      expect(one.ownedBooks).toBe(ownedWorks(entries))
      expect(one.missingBooks).toBe(
        missing.filter((book) => book.seriesId === one.id && ['wanted', 'downloading'].includes(book.status)).length,
      )
      expect(one.completionPercentage ?? 0).toBeLessThanOrEqual(100)
    }
    const authors = (await listAuthors(em, { limit: 500 })).items
    expect(counts.authors).toBe(authors.length)
    for (const author of authors) {
      expect(author.booksOwned).toBe(here.filter((book) => book.authors.some(({ id }) => id === author.id)).length)
    }
  }
})

import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem, seriesItems } from '../../testing/sample-items.ts'
import {
  type EntityManager,
  type FoundMissingBook,
  getMissingBook,
  getSeries,
  ignoreMissingBook,
  isDomainError,
  listAuthorSeries,
  listMissingBooks,
  listSeries,
  listSeriesBooks,
  listSeriesMissing,
  mergeLibraryItems,
  recordAvailability,
  recordMissingBooks,
  recordSeriesCheck,
  seriesWithOwnedBooks,
  unignoreMissingBook,
} from './index.ts'

const now = new Date('2026-03-01T00:00:00.000Z')
const source = 'SERIES_COMPLETION'

function gap(title: string, sequence: string | null, more: Partial<FoundMissingBook> = {}): FoundMissingBook {
  return {
    title,
    sequence,
    sources: [{ provider: 'audible', id: title }],
    evidence: [{ code: 'listed', sentence: 'Audible lists it.' }],
    confidence: 0.9,
    ...more,
  }
}

async function seriesOf(em: EntityManager, name: string, sequences: readonly (string | null)[]): Promise<number> {
  await mergeLibraryItems(em, { items: seriesItems(name, sequences), now })
  return (await listSeries(em, { limit: 500 })).items.find((series) => series.name === name)?.id ?? 0
}

onBothDatabases('missing books', (database) => {
  it('are kept once for a work, and counted', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Expanse', ['1', '2', '3', '5'])
    const books = [
      gap('Cibola Burn', '4'),
      gap('Babylon’s Ashes', '6', { novella: false }),
      gap('The Churn', '3.5', { novella: true }),
    ]
    expect(await recordMissingBooks(em, { seriesId, source, books, complete: true, now })).toMatchObject({
      created: 3,
      updated: 0,
    })
    expect(await recordMissingBooks(em, { seriesId, source, books, complete: true, now })).toMatchObject({
      created: 0,
      updated: 3,
      removed: 0,
    })
    const checked = await recordSeriesCheck(em, { seriesId, total: 7, checkedAt: now })
    expect(checked).toMatchObject({
      totalBooks: 7,
      ownedBooks: 4,
      missingBooks: 3,
      completionPercentage: 57.1,
      completionStatus: 'partial',
    })
    const page = await listSeriesMissing(em, seriesId)
    expect(page.items.map((book) => book.seriesSequence)).toEqual(['3.5', '4', '6'])
    expect(page.items[1]).toMatchObject({
      title: 'Cibola Burn',
      seriesName: 'Expanse',
      status: 'wanted',
      sources: [{ provider: 'audible', id: 'Cibola Burn' }],
      confidence: 0.9,
    })
  })

  it('keep a series from being complete, whatever total is known', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Half', ['1', '1.5', '2'])
    await recordMissingBooks(em, { seriesId, source, books: [gap('Third', '3')], complete: true, now })
    expect(await recordSeriesCheck(em, { seriesId, total: 3, checkedAt: now })).toMatchObject({
      ownedBooks: 3,
      missingBooks: 1,
      completionPercentage: 75,
      completionStatus: 'partial',
    })
  })

  it('become owned by themselves when they turn up', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Turning up', ['1'])
    await recordMissingBooks(em, {
      seriesId,
      source,
      books: [gap('Second', '2'), gap('Third', '3', { asin: 'B0THIRD' }), gap('Fourth', '4')],
      complete: true,
      now,
    })
    await recordSeriesCheck(em, { seriesId, total: 4, checkedAt: now })
    await mergeLibraryItems(em, {
      items: [
        sampleItem({
          absBookId: 't2',
          title: 'Second, under another name',
          series: [{ name: 'Turning up', sequence: '2' }],
        }),
        sampleItem({ absBookId: 't3', title: 'Somewhere else', asin: 'B0THIRD' }),
      ],
      now,
    })
    expect(
      (await listMissingBooks(em, { seriesId, status: 'owned' })).items.map((book) => book.title).toSorted(),
    ).toEqual(['Second', 'Third'])
    expect(await getSeries(em, seriesId)).toMatchObject({ ownedBooks: 2, missingBooks: 1, completionPercentage: 50 })
  })

  it('stay ignored, and go when a complete check no longer reports them', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Ignoring', ['1'])
    const check = (titles: readonly string[], complete: boolean) =>
      recordMissingBooks(em, { seriesId, source, books: titles.map((title) => gap(title, null)), complete, now })
    const { ids } = await check(['No', 'Gone', 'Stays'], true)
    await ignoreMissingBook(em, { id: ids[0] ?? 0, reason: 'not for me', now })
    expect(await getSeries(em, seriesId)).toMatchObject({ missingBooks: 2 })
    expect(await check(['No', 'Stays'], false)).toMatchObject({ removed: 0 })
    expect(await check(['No', 'Stays'], true)).toMatchObject({ removed: 1 })
    expect(await check(['Stays'], true)).toMatchObject({ removed: 0 })
    expect(await getMissingBook(em, ids[0] ?? 0)).toMatchObject({ status: 'ignored', ignoredReason: 'not for me' })
    expect(await getMissingBook(em, ids[1] ?? 0)).toBeNull()
    expect((await listSeriesMissing(em, seriesId, { includeIgnored: true })).total).toBe(2)
    expect(await unignoreMissingBook(em, { id: ids[0] ?? 0, now })).toMatchObject({
      status: 'wanted',
      ignoredReason: null,
    })
    await expect(unignoreMissingBook(em, { id: ids[0] ?? 0, now })).rejects.toSatisfy((error) =>
      isDomainError(error, 'illegal_transition'),
    )
    await expect(ignoreMissingBook(em, { id: 999_999, now })).rejects.toSatisfy((error) =>
      isDomainError(error, 'not_found'),
    )
  })

  it('are listed by what they are about and whether they can be had', async () => {
    const em = database().em()
    const { ids } = await recordMissingBooks(em, {
      source: 'TOP10_DISCOVERY',
      books: [gap('Popular', null, { authorName: 'Andy Weir' }), gap('Rare', null, { authorName: 'Andy Weir' })],
      complete: false,
      now,
    })
    await recordAvailability(em, { id: ids[0] ?? 0, availability: { count: 3, checkedAt: now.toISOString() }, now })
    const listed = async (available: boolean) =>
      (await listMissingBooks(em, { source: 'TOP10_DISCOVERY', available })).items.map((book) => book.title)
    expect(await listed(true)).toEqual(['Popular'])
    expect(await listed(false)).toEqual(['Rare'])
    const all = await listMissingBooks(em, { limit: 500 })
    expect(all.total).toBe(all.items.length)
  })
})

onBothDatabases('series', (database) => {
  it('list their books by number, then by title', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Ordered', ['10', '2', null, '2.5', '1', '1-3', 'IV'])
    const page = await listSeriesBooks(em, seriesId)
    expect(page?.items.map((book) => book.series[0]?.sequence)).toEqual(['1', '1-3', '2', '2.5', 'IV', '10', null])
    expect((await listSeriesBooks(em, seriesId, { limit: 2, offset: 6 }))?.hasMore).toBe(false)
    const seen: string[] = []
    for (let cursor: string | null = null; ;) {
      const part = await listSeriesBooks(em, seriesId, { limit: 3, cursor })
      seen.push(...(part?.items ?? []).map((book) => book.title))
      cursor = part?.nextCursor ?? null
      expect(cursor === null).toBe(part?.hasMore === false)
      if (cursor === null) break
    }
    expect(seen).toEqual(page?.items.map((book) => book.title))
    await recordMissingBooks(em, { seriesId, source, books: [gap('X', '20'), gap('Y', '21')], complete: false, now })
    const first = await listSeriesMissing(em, seriesId, { limit: 1 })
    const rest = await listSeriesMissing(em, seriesId, { limit: 1, cursor: first.nextCursor })
    expect([first.items[0]?.title, rest.items[0]?.title, rest.nextCursor]).toEqual(['X', 'Y', null])
    await seriesOf(em, 'Another of the author', ['1'])
    const author = page?.items[0]?.authors[0]?.id ?? 0
    const series = await listAuthorSeries(em, author, { limit: 1 })
    const next = await listAuthorSeries(em, author, { limit: 500, cursor: series.nextCursor })
    expect(next.items).toHaveLength(series.total - 1)
    await expect(listSeriesBooks(em, seriesId, { cursor: 'nonsense' })).rejects.toSatisfy((error) =>
      isDomainError(error, 'invalid_cursor'),
    )
    expect(await listSeriesBooks(em, 999_999)).toBeNull()
  })

  it('come with what is owned of them', async () => {
    const em = database().em()
    const first = await seriesOf(em, 'Two owned', ['1', '2'])
    await seriesOf(em, 'One owned', ['1'])
    const seen = []
    for await (const series of seriesWithOwnedBooks(em, { minimumBooks: 2, afterId: first - 1 })) {
      seen.push([series.name, series.books.map((book) => book.series[0]?.sequence)])
    }
    expect(seen).toEqual([['Two owned', ['1', '2']]])
  })

  it('are listed by completion, unknown first', async () => {
    const em = database().em()
    const page = await listSeries(em, { sort: 'completion', limit: 500 })
    const percentages = page.items.map((series) => series.completionPercentage ?? -1)
    expect(percentages).toEqual(percentages.toSorted((a, b) => a - b))
    expect(page.total).toBe(page.items.length)
    expect((await listSeries(em, { status: 'unknown' })).items.every((series) => series.totalBooks === null)).toBe(true)
  })
})

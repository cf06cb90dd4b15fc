import { firstOf, type Query } from '../../http/request.ts'
import type { Item, Json, Series } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { feedOf } from '../writes/feeds.ts'
import { collate, compareNumbers } from './collate.ts'
import { keeps, parseFilter } from './filter-items.ts'
import { durationOf, minified } from './item-views.ts'
import { ignorePrefix } from './names.ts'
import { type Page, slicePage } from './paging.ts'
import { sequenceOf } from './sort-items.ts'

/** A series as every answer shows it. */
export function describeSeries(series: Series): Json {
  const { id, name, description, addedAt, updatedAt, libraryId } = series
  return { id, name, nameIgnorePrefix: ignorePrefix(name), description, addedAt, updatedAt, libraryId }
}

/** The books of each series in the order of their numbers, in one pass over the library. */
export function booksBySeries(items: Iterable<Item>): Map<string, Item[]> {
  const books = new Map<string, Item[]>()
  for (const item of items) {
    for (const { id } of item.media.metadata.series) {
      const list = books.get(id)
      if (list === undefined) books.set(id, [item])
      else list.push(item)
    }
  }
  for (const [id, list] of books) {
    list.sort((a, b) => compareNumbers(sequenceOf(a, id), sequenceOf(b, id)) || a.addedAt - b.addedAt)
  }
  return books
}

interface Row {
  series: Series
  books: Item[]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const compares: Record<string, (a: Row, b: Row) => number> = {
  name: (a, b) => collate(a.series.name, b.series.name),
  numBooks: (a, b) => a.books.length - b.books.length,
  totalDuration: (a, b) => totalDuration(a) - totalDuration(b),
  addedAt: (a, b) => a.series.addedAt - b.series.addedAt,
  lastBookAdded: (a, b) => latest(a, 'addedAt') - latest(b, 'addedAt'),
  lastBookUpdated: (a, b) => latest(a, 'updatedAt') - latest(b, 'updatedAt'),
  random: () => Math.random() - 0.5,
}

const totalDuration = (row: Row) => sum(row.books.map((book) => durationOf(book.media)))
const latest = (row: Row, field: 'addedAt' | 'updatedAt') => Math.max(0, ...row.books.map((book) => book[field]))

/** The answer of `GET /libraries/:id/series`: without a limit it holds no results at all, only their number. */
export function listSeries(state: State, libraryId: string, query: Query, page: Page, userId: string): Json {
  const keep = keeps(parseFilter(firstOf(query, 'filter')), state, userId)
  const sort = firstOf(query, 'sort')
  const descending = query.desc === '1'
  const books = booksBySeries(state.items.all())
  const rows = [...state.series.values()]
    .filter((series) => series.libraryId === libraryId)
    .map((series): Row => ({ series, books: books.get(series.id) ?? [] }))
    .filter((row) => row.books.some(keep))
  const compare = compares[sort ?? '']
  if (compare !== undefined) rows.sort(descending ? (a, b) => compare(b, a) : compare)
  const shown = page.limit === 0 ? [] : slicePage(rows, page)
  return {
    results: shown.map((row) => ({
      ...describeSeries(row.series),
      ...(sort === 'totalDuration' ? { totalDuration: totalDuration(row) } : {}),
      books: row.books.map((book) => minified(book)),
    })),
    total: rows.length,
    limit: page.limit,
    page: page.page,
    ...(sort === undefined ? {} : { sortBy: sort }),
    sortDesc: descending,
    ...(query.filter === undefined ? {} : { filterBy: query.filter }),
    minified: query.minified === '1',
    include: (firstOf(query, 'include') ?? '').toLowerCase(),
  }
}

/** What `include` adds to one series. */
export function seriesExtras(state: State, series: Series, include: readonly string[], userId: string): Json {
  const extras: Json = {}
  if (include.includes('progress')) {
    const books = booksBySeries(state.items.all()).get(series.id) ?? []
    const finished = new Set(
      state.progress.filter((entry) => entry.userId === userId && entry.isFinished).map((entry) => entry.libraryItemId),
    )
    const libraryItemIdsFinished = books.map((book) => book.id).filter((id) => finished.has(id))
    const libraryItemIds = books.map((book) => book.id)
    extras.progress = {
      libraryItemIds,
      libraryItemIdsFinished,
      isFinished: libraryItemIdsFinished.length === books.length,
    }
  }
  if (include.includes('rssfeed')) extras.rssFeed = feedOf(state, series.id) ?? null
  return extras
}

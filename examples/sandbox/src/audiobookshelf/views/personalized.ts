import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { bookCounts, describeAuthor } from './author-views.ts'
import { minified, withoutPeople } from './item-views.ts'
import { booksBySeries, describeSeries } from './series-views.ts'

/** The shelves of a user's start page; empty ones are left out. */
export function personalized(state: State, libraryId: string, limit: number, userId: string): Json[] {
  const items = [...state.items.all()].filter((item) => item.libraryId === libraryId)
  const mine = new Map(
    state.progress.filter((entry) => entry.userId === userId).map((entry) => [entry.libraryItemId, entry]),
  )
  const books = booksBySeries(items)
  const counts = bookCounts(state)

  const started = items.filter((item) => mine.has(item.id) && mine.get(item.id)?.isFinished === false)
  const finished = items
    .filter((item) => mine.get(item.id)?.isFinished === true)
    .toSorted((a, b) => (mine.get(b.id)?.finishedAt ?? 0) - (mine.get(a.id)?.finishedAt ?? 0))
  const newest = items.toSorted((a, b) => b.addedAt - a.addedAt)
  const continued = [...books].flatMap(([seriesId, list]) => {
    const touched = list.some((item) => finished.includes(item)) && !list.some((item) => started.includes(item))
    return touched
      ? list
          .filter((item) => !mine.has(item.id))
          .slice(0, 1)
          .map((item) => ({ item, seriesId }))
      : []
  })
  const next = continued.slice(0, limit).map(({ item, seriesId }) => {
    const link = item.media.metadata.series.find((series) => series.id === seriesId)
    const metadata = { ...item.media.metadata, series: [] }
    return minified({ ...item, media: { ...item.media, metadata } }, link)
  })
  const untouched = items.filter((item) => !mine.has(item.id) && firstOfItsSeries(item, books))
  const series = [...state.series.values()]
    .filter((entry) => entry.libraryId === libraryId)
    .toSorted((a, b) => b.addedAt - a.addedAt)
  const authors = [...state.authors.values()]
    .filter((entry) => entry.libraryId === libraryId)
    .toSorted((a, b) => b.addedAt - a.addedAt)

  const bookShelf = (id: string, label: string, list: readonly Item[]) =>
    shelf(
      id,
      label,
      label.replaceAll(' ', ''),
      'book',
      list.slice(0, limit).map((item) => minified(item)),
      list.length,
    )
  const seriesEntities = series.slice(0, 5).map((entry) => ({
    ...describeSeries(entry),
    books: (books.get(entry.id) ?? []).map((book) => minified(withoutPeople(book))),
  }))
  const authorEntities = authors
    .slice(0, limit)
    .map((entry) => ({ ...describeAuthor(entry), numBooks: counts.get(entry.id) ?? 0 }))

  return [
    ...bookShelf('continue-listening', 'Continue Listening', started),
    ...shelf('continue-series', 'Continue Series', 'ContinueSeries', 'book', next, continued.length),
    ...bookShelf('recently-added', 'Recently Added', newest),
    ...shelf('recent-series', 'Recent Series', 'RecentSeries', 'series', seriesEntities, series.length),
    ...bookShelf('discover', 'Discover', untouched),
    ...bookShelf('listen-again', 'Listen Again', finished),
    ...shelf('newest-authors', 'Newest Authors', 'NewestAuthors', 'authors', authorEntities, authors.length),
  ]
}

function shelf(id: string, label: string, key: string, type: string, entities: Json[], total: number): Json[] {
  return total === 0 ? [] : [{ id, label, labelStringKey: `Label${key}`, type, entities, total }]
}

function firstOfItsSeries(item: Item, books: Map<string, Item[]>): boolean {
  return item.media.metadata.series.every(({ id }) => books.get(id)?.[0] === item)
}

import type { Item } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { castNumber, collate, compareNumbers } from './collate.ts'
import { durationOf, itemSizeOf } from './item-views.ts'
import { joinAuthors, joinLastFirst } from './names.ts'

type Compare = (a: Item, b: Item) => number

function byText(read: (item: Item) => string | null): Compare {
  return (a, b) => collate(read(a), read(b))
}

function byNumber(read: (item: Item) => number | null): Compare {
  return (a, b) => compareNumbers(read(a), read(b))
}

const compares: Record<string, Compare> = {
  'media.metadata.title': byText((item) => item.media.metadata.title),
  'media.metadata.authorName': byText((item) => joinAuthors(item.media.metadata.authors)),
  'media.metadata.authorNameLF': byText((item) => joinLastFirst(item.media.metadata.authors)),
  'media.metadata.publishedYear': byNumber((item) => castNumber(item.media.metadata.publishedYear)),
  'media.duration': byNumber((item) => durationOf(item.media)),
  addedAt: byNumber((item) => item.addedAt),
  size: byNumber(itemSizeOf),
  birthtimeMs: byNumber((item) => item.birthtimeMs),
  mtimeMs: byNumber((item) => item.mtimeMs),
}

/** What an order needs to know besides the books. */
export interface SortContext {
  state: State
  userId: string
  /** Id of the one series that the list is filtered by. */
  seriesId: string | undefined
}

/** Books in the order of a sort key; an unknown key leaves them as they are. Ties stay in the order of the database. */
export function sortItems(items: Item[], sort: string | undefined, descending: boolean, context: SortContext): Item[] {
  if (sort === 'random')
    return items
      .map((item) => ({ item, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item)
  const compare = sort === undefined ? undefined : (compares[sort] ?? contextual(sort, context))
  if (compare === undefined) return items
  return items.toSorted(descending ? (a, b) => compare(b, a) : compare)
}

function contextual(sort: string, { state, userId, seriesId }: SortContext): Compare | undefined {
  if (sort === 'sequence') return seriesId === undefined ? undefined : byNumber((item) => sequenceOf(item, seriesId))
  const read = { progress: 'lastUpdate', 'progress.createdAt': 'startedAt', 'progress.finishedAt': 'finishedAt' }[sort]
  if (read === undefined) return undefined
  const mine = new Map(
    state.progress.filter((entry) => entry.userId === userId).map((entry) => [entry.libraryItemId, entry]),
  )
  return byNumber((item) => {
    const entry = mine.get(item.id)
    if (entry === undefined) return null
    return read === 'lastUpdate' ? entry.lastUpdate : read === 'startedAt' ? entry.startedAt : entry.finishedAt
  })
}

/** The number of a book in a series, as the server sorts it. */
export function sequenceOf(item: Item, seriesId: string): number | null {
  return castNumber(item.media.metadata.series.find((series) => series.id === seriesId)?.sequence ?? null)
}

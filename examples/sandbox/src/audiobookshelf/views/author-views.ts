import { firstOf, type Query } from '../../http/request.ts'
import type { Author, Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { collate } from './collate.ts'
import { minified } from './item-views.ts'
import { lastFirst } from './names.ts'
import { type Page, slicePage } from './paging.ts'
import { booksBySeries } from './series-views.ts'

/** An author as every answer shows it. */
export function describeAuthor(author: Author): Json {
  const { id, asin, name, description, imagePath, libraryId, addedAt, updatedAt } = author
  return { id, asin, name, description, imagePath, libraryId, addedAt, updatedAt }
}

/** An author as sockets hear of a change: with the number of books. */
export function countedAuthor(state: State, author: Author): Json {
  return { ...describeAuthor(author), numBooks: bookCounts(state).get(author.id) ?? 0 }
}

/** A new author as sockets hear of it. */
export function newAuthor({ id, name, libraryId, addedAt, updatedAt }: Author): Json {
  return { id, name, libraryId, addedAt, updatedAt }
}

/** How many books each author has. */
export function bookCounts(state: State): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of state.items.all()) {
    for (const { id } of item.media.metadata.authors) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

type Row = Author & { numBooks: number; lastFirst: string }

const compares: Record<string, (a: Row, b: Row) => number> = {
  name: (a, b) => collate(a.name, b.name),
  lastFirst: (a, b) => collate(a.lastFirst, b.lastFirst),
  numBooks: (a, b) => a.numBooks - b.numBooks,
  addedAt: (a, b) => a.addedAt - b.addedAt,
  updatedAt: (a, b) => a.updatedAt - b.updatedAt,
}

/** The answer of `GET /libraries/:id/authors`: two shapes, paged only with a limit and a page. */
export function listAuthors(state: State, libraryId: string, query: Query, page: Page, withEmpty: boolean): Json {
  const counts = bookCounts(state)
  const rows = [...state.authors.values()]
    .filter((author) => author.libraryId === libraryId && (withEmpty || counts.has(author.id)))
    .map((author): Row => ({ ...author, numBooks: counts.get(author.id) ?? 0, lastFirst: lastFirst(author.name) }))
  const sort = firstOf(query, 'sort')
  const compare = compares[sort ?? '']
  const descending = query.desc === '1'
  if (compare !== undefined) rows.sort(descending ? (a, b) => compare(b, a) : compare)
  if (page.limit === 0 || query.page === undefined) return { authors: rows.map(describe) }
  return {
    results: slicePage(rows, page).map(describe),
    total: rows.length,
    limit: page.limit,
    page: page.page,
    ...(sort === undefined ? {} : { sortBy: sort }),
    sortDesc: descending,
    ...(query.filter === undefined ? {} : { filterBy: query.filter }),
    minified: query.minified === '1',
    ...(query.include === undefined ? {} : { include: query.include }),
  }
}

const describe = (row: Row): Json => ({ ...describeAuthor(row), numBooks: row.numBooks, lastFirst: row.lastFirst })

/** What `include` adds to one author; series only come together with items. */
export function authorExtras(state: State, author: Author, include: readonly string[]): Json {
  if (!include.includes('items')) return {}
  const own = [...state.items.all()].filter((item) => item.media.metadata.authors.some(({ id }) => id === author.id))
  const items = own.toSorted((a, b) => b.addedAt - a.addedAt)
  const libraryItems = items.map((item) => minified(item))
  return include.includes('series') ? { series: seriesOf(items), libraryItems } : { libraryItems }
}

function seriesOf(items: readonly Item[]): Json[] {
  return [...booksBySeries(items)].map(([id, books]) => {
    const name = books[0]?.media.metadata.series.find((link) => link.id === id)?.name ?? ''
    const nameIgnorePrefix = name.replace(/^(the|a) /i, '')
    const withNumber = (book: Item): Json => {
      const { sequence = null } = book.media.metadata.series.find((link) => link.id === id) ?? {}
      return minified(book, { id, name, nameIgnorePrefix, sequence })
    }
    return { id, name, items: books.map(withNumber) }
  })
}

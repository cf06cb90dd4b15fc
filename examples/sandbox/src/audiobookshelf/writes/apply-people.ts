import type { Author, Item, Series } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { bookCounts, countedAuthor, newAuthor } from '../views/author-views.ts'
import type { AuthorPlan, SeriesPlan } from './plan-people.ts'

/** Finds an author by name (case does not count) or makes one; says so to the sockets. */
function authorNamed(state: State, libraryId: string, name: string): Author {
  const found = [...state.authors.values()].find(
    (entry) => entry.libraryId === libraryId && entry.name?.toLowerCase() === name.toLowerCase(),
  )
  return found ?? createAuthor(state, libraryId, name)
}

function createAuthor(state: State, libraryId: string, name: string): Author {
  const at = state.now()
  const author: Author = {
    id: state.newId(),
    asin: null,
    name,
    description: null,
    imagePath: null,
    libraryId,
    addedAt: at,
    updatedAt: at,
  }
  state.authors.set(author.id, author)
  state.announce('author_added', newAuthor(author))
  return author
}

/** Finds a series by name (case does not count) or makes one, silently. */
function seriesNamed(state: State, libraryId: string, name: string): Series {
  const found = [...state.series.values()].find(
    (entry) => entry.libraryId === libraryId && entry.name.toLowerCase() === name.toLowerCase(),
  )
  if (found !== undefined) return found
  const at = state.now()
  const series: Series = { id: state.newId(), name, description: null, libraryId, addedAt: at, updatedAt: at }
  state.series.set(series.id, series)
  return series
}

/**
 * Gives a book its new authors and answers the ids of those that were there before; `forceNew` makes a second author of
 * the same name, as two writes at once do.
 */
export function applyAuthors(state: State, item: Item, plan: AuthorPlan, forceNew = false): string[] {
  const before = new Set(state.authors.keys())
  const added = plan.added.map((name) => {
    const author = forceNew ? createAuthor(state, item.libraryId, name) : authorNamed(state, item.libraryId, name)
    return { id: author.id, name: author.name ?? name }
  })
  item.media.metadata.authors = [...plan.kept, ...added]
  return added.map(({ id }) => id).filter((id) => before.has(id))
}

/** Gives a book its new series. */
export function applySeries(state: State, item: Item, plan: SeriesPlan): boolean {
  const added = plan.added.map(({ name, sequence }) => {
    const series = seriesNamed(state, item.libraryId, name)
    return { id: series.id, name: series.name, sequence }
  })
  item.media.metadata.series = [...plan.kept, ...added]
  return added.length > 0 || plan.removed.length > 0 || plan.renumbered
}

/** What a book has lost and gained. */
export interface Traces {
  lostAuthors: readonly string[]
  lostSeries: readonly string[]
  gainedAuthors: readonly string[]
}

/** Says which authors have another number of books now, and takes away what has none; after the book was put back. */
export function tidyUp(state: State, { lostAuthors, lostSeries, gainedAuthors }: Traces): void {
  for (const author of gainedAuthors.flatMap((id) => state.authors.get(id) ?? [])) {
    state.announce('author_updated', countedAuthor(state, author))
  }
  const emptied = removeEmptied(state, lostAuthors, lostSeries)
  for (const author of lostAuthors.filter((id) => !emptied.has(id)).flatMap((id) => state.authors.get(id) ?? [])) {
    state.announce('author_updated', countedAuthor(state, author))
  }
}

/** Takes away authors and series that no book has any more; answers their ids. */
export function removeEmptied(state: State, authors: readonly string[], series: readonly string[]): Set<string> {
  if (authors.length === 0 && series.length === 0) return new Set()
  const counts = bookCounts(state)
  const inUse = new Set([...state.items.all()].flatMap((item) => item.media.metadata.series.map((link) => link.id)))
  const emptyAuthors = authors
    .flatMap((id) => state.authors.get(id) ?? [])
    .filter((author) => !counts.has(author.id) && !isKept(author))
  const emptySeries = series.flatMap((id) => state.series.get(id) ?? []).filter((entry) => !inUse.has(entry.id))
  for (const { id, libraryId } of emptyAuthors) {
    state.authors.delete(id)
    state.announce('author_removed', { id, libraryId })
  }
  for (const { id, libraryId } of emptySeries) {
    state.series.delete(id)
    state.announce('series_removed', { id, libraryId })
  }
  return new Set([...emptyAuthors, ...emptySeries].map(({ id }) => id))
}

/** An author about whom somebody wrote something stays without books. */
function isKept(author: Author): boolean {
  return Boolean(author.asin || author.description || author.imagePath)
}

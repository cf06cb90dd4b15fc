import type { Author, Item, Series } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { bookCounts, describeAuthor } from '../views/author-views.ts'
import type { AuthorPlan, SeriesPlan } from './plan-people.ts'

/** Finds an author by name (case does not count) or makes one; says so to the sockets. */
export function authorNamed(state: State, libraryId: string, name: string): Author {
  const found = [...state.authors.values()].find(
    (entry) => entry.libraryId === libraryId && entry.name?.toLowerCase() === name.toLowerCase(),
  )
  return found ?? createAuthor(state, libraryId, name)
}

export function createAuthor(state: State, libraryId: string, name: string): Author {
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
  state.announce('author_added', { ...describeAuthor(author), numBooks: 1 })
  return author
}

/** Finds a series by name (case does not count) or makes one, silently. */
export function seriesNamed(state: State, libraryId: string, name: string): Series {
  const found = [...state.series.values()].find(
    (entry) => entry.libraryId === libraryId && entry.name.toLowerCase() === name.toLowerCase(),
  )
  if (found !== undefined) return found
  const at = state.now()
  const series: Series = { id: state.newId(), name, description: null, libraryId, addedAt: at, updatedAt: at }
  state.series.set(series.id, series)
  return series
}

/** Gives a book its new authors; `forceNew` makes a second author of the same name, as two writes at once do. */
export function applyAuthors(state: State, item: Item, plan: AuthorPlan, forceNew = false): boolean {
  const added = plan.added.map((name) => {
    const author = forceNew ? createAuthor(state, item.libraryId, name) : authorNamed(state, item.libraryId, name)
    return { id: author.id, name: author.name ?? name }
  })
  item.media.metadata.authors = [...plan.kept, ...added]
  return added.length > 0 || plan.removed.length > 0
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

/** Takes away authors and series that no book has any more; to be called after the book was put back. */
export function removeEmptied(state: State, authors: readonly string[], series: readonly string[]): void {
  if (authors.length === 0 && series.length === 0) return
  const counts = bookCounts(state)
  const inUse = new Set([...state.items.all()].flatMap((item) => item.media.metadata.series.map((link) => link.id)))
  for (const id of authors) {
    const author = state.authors.get(id)
    if (author === undefined) continue
    if (counts.has(id)) state.announce('author_updated', { ...describeAuthor(author), numBooks: counts.get(id) })
    else if (!isKept(author)) removeAuthor(state, author)
  }
  for (const id of series) {
    const entry = state.series.get(id)
    if (entry === undefined || inUse.has(id)) continue
    state.series.delete(id)
    state.announce('series_removed', { id, libraryId: entry.libraryId })
  }
}

/** An author about whom somebody wrote something stays without books. */
function isKept(author: Author): boolean {
  return Boolean(author.asin || author.description || author.imagePath)
}

function removeAuthor(state: State, author: Author): void {
  state.authors.delete(author.id)
  state.announce('author_removed', { id: author.id, libraryId: author.libraryId })
}

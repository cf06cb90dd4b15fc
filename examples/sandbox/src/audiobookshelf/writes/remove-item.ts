import type { State } from '../state/state.ts'
import { removeEmptied } from './apply-people.ts'

/** Takes a book out of the library, with the authors and series that have no other. */
export function removeItem(state: State, id: string): boolean {
  const item = state.items.get(id)
  if (item === undefined) return false
  state.items.remove(id)
  state.covers.delete(id)
  state.progress = state.progress.filter((entry) => entry.libraryItemId !== id)
  state.announce('item_removed', { id, libraryId: item.libraryId })
  const { authors, series } = item.media.metadata
  removeEmptied(
    state,
    authors.map((author) => author.id),
    series.map((link) => link.id),
  )
  return true
}

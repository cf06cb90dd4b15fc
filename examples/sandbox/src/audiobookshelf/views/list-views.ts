import type { Item, Json } from '../state/records.ts'
import type { BookList, State } from '../state/state.ts'
import { expanded } from './item-views.ts'

function booksOf(state: State, list: BookList): Item[] {
  return list.itemIds.flatMap((id) => state.items.get(id) ?? [])
}

/** A collection with its books, expanded, in their order. */
export function describeCollection(state: State, list: BookList): Json {
  const { id, libraryId, name, description, lastUpdate, createdAt } = list
  return { id, libraryId, name, description, books: booksOf(state, list).map(expanded), lastUpdate, createdAt }
}

/** A playlist with its books, expanded, in their order. */
export function describePlaylist(state: State, list: BookList): Json {
  const { id, name, libraryId, userId, description, lastUpdate, createdAt } = list
  const items = booksOf(state, list).map((item) => ({ libraryItemId: item.id, libraryItem: expanded(item) }))
  return { id, name, libraryId, userId, description, lastUpdate, createdAt, items }
}

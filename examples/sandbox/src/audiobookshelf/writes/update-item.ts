import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { expanded, isBroken } from '../views/item-views.ts'
import { applyAuthors, applySeries, removeEmptied } from './apply-people.ts'
import { changeMedia, changeMetadata } from './change-metadata.ts'
import type { Intent, Overlap } from './overlap.ts'
import { planAuthors, planSeries } from './plan-people.ts'

/** Tells the sockets about a changed book. */
export function announceItem(state: State, item: Item): void {
  if (!isBroken(item.media)) state.announce('item_updated', expanded(item))
}

/** Puts a changed book back with a new time of change, and tells the sockets. */
export function saveItem(state: State, item: Item): void {
  item.updatedAt = state.now()
  state.items.put(item)
  announceItem(state, item)
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Applies a media payload (`{ metadata, tags }`) to a book. Answers the book and whether it changed. */
export async function updateItem(
  state: State,
  overlap: Overlap,
  id: string,
  payload: Json,
): Promise<{ item: Item; changed: boolean }> {
  const before = state.items.get(id)
  if (before === undefined) throw new Error(`No book ${id}`)
  const metadata = isRecord(payload.metadata) ? payload.metadata : {}
  const intent = intentOf(state, before, metadata)
  const { twice } = await overlap.pass(intent)

  const item = state.items.copy(id)
  if (item === undefined) throw new Error(`No book ${id}`)
  const own = item.media.metadata
  const authors = planAuthors(own, metadata.authors)
  const series = planSeries(own, metadata.series)
  const changes = [
    changeMetadata(own, metadata),
    changeMedia(item.media, payload),
    authors !== undefined && applyAuthors(state, item, authors, twice),
    series !== undefined && applySeries(state, item, series),
  ]
  const changed = changes.includes(true)
  if (!changed) return { item, changed }
  item.updatedAt = state.now()
  state.items.put(item)
  removeEmptied(state, authors?.removed.map((author) => author.id) ?? [], series?.removed.map((link) => link.id) ?? [])
  announceItem(state, item)
  return { item, changed }
}

function intentOf(state: State, item: Item, metadata: Json): Intent {
  const authors = planAuthors(item.media.metadata, metadata.authors)
  const series = planSeries(item.media.metadata, metadata.series)
  const knownAuthors = new Set([...state.authors.values()].map((author) => author.name?.toLowerCase()))
  const knownSeries = new Set([...state.series.values()].map((entry) => entry.name.toLowerCase()))
  const seriesNames = series?.added.map((entry) => entry.name) ?? []
  const authorNames = authors?.added ?? []
  return {
    itemId: item.id,
    newSeries: seriesNames.filter((name) => !knownSeries.has(name.toLowerCase())),
    newAuthors: authorNames.filter((name) => !knownAuthors.has(name.toLowerCase())),
    addedNames: [...seriesNames, ...authorNames],
    leavesSeries: (series?.removed.length ?? 0) > 0,
  }
}

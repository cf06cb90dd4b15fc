import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { expanded, isBroken } from '../views/item-views.ts'
import { describeSeries } from '../views/series-views.ts'
import { applyAuthors, applySeries, tidyUp } from './apply-people.ts'
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

/** A change of one book. */
export interface Change {
  id: string
  /** `{ metadata, tags }`, as clients send it. */
  payload: Json
  /** The payload is a provider's match: new series are announced, and the book itself is not. */
  fromMatch?: boolean
}

/** Applies a media payload to a book. Answers the book and whether it changed. */
export async function updateItem(
  state: State,
  overlap: Overlap,
  { id, payload, fromMatch = false }: Change,
): Promise<{ item: Item; changed: boolean }> {
  const before = state.items.get(id)
  if (before === undefined) throw new Error(`No book ${id}`)
  const metadata = isRecord(payload.metadata) ? payload.metadata : {}
  const { twice } = await overlap.pass(intentOf(state, before, metadata))

  const item = state.items.copy(id)
  if (item === undefined) throw new Error(`No book ${id}`)
  const own = item.media.metadata
  const authors = planAuthors(own, metadata.authors)
  const series = planSeries(own, metadata.series)
  const known = new Set(state.series.keys())
  const changes = [
    changeMetadata(own, metadata),
    changeMedia(item.media, payload),
    authors !== undefined && authors.added.length + authors.removed.length > 0,
    series !== undefined && applySeries(state, item, series),
  ]
  const gainedAuthors = authors === undefined ? [] : applyAuthors(state, item, authors, twice)
  const changed = changes.includes(true)
  if (!changed) return { item, changed }
  item.updatedAt = state.now()
  state.items.put(item)
  const lostAuthors = authors?.removed.map((author) => author.id) ?? []
  tidyUp(state, { gainedAuthors, lostAuthors, lostSeries: series?.removed.map((link) => link.id) ?? [] })
  if (fromMatch) announceNewSeries(state, known)
  else announceItem(state, item)
  return { item, changed }
}

function announceNewSeries(state: State, known: ReadonlySet<string>): void {
  for (const series of [...state.series.values()].filter(({ id }) => !known.has(id))) {
    const { description: _description, ...rest } = describeSeries(series)
    state.announce('series_added', rest)
  }
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

import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { collate, compareNumbers } from './collate.ts'
import { minified } from './item-views.ts'
import { sequenceOf } from './sort-items.ts'

/** What a collapsed list is made of. */
export interface CollapseInput {
  /** The books in the order of the list. */
  items: readonly Item[]
  /** The same books in the order of the database, which decides between books of one number. */
  rows: readonly Item[]
  state: State
  /** Sorted by title, a series stands where its name belongs. */
  byTitle: { descending: boolean } | undefined
}

/** One entry a series: its first book, with the others named; books without a series stay. */
export function collapseSeries({ items, rows, state, byTitle }: CollapseInput): Json[] {
  const books = new Map<string, Item[]>()
  for (const item of rows) {
    for (const { id } of item.media.metadata.series) books.set(id, [...(books.get(id) ?? []), item])
  }
  for (const [id, list] of books)
    books.set(
      id,
      list.toSorted((a, b) => compareNumbers(sequenceOf(a, id), sequenceOf(b, id))),
    )

  const entries = items.flatMap((item): { key: string | null; json: Json }[] => {
    const { title, series } = item.media.metadata
    if (series.length === 0) return [{ key: title, json: minified(item) }]
    return series
      .filter(({ id }) => books.get(id)?.[0] === item)
      .slice(0, 1)
      .map((link) => ({
        key: link.name,
        json: { ...minified(item), collapsedSeries: collapsed(link, books.get(link.id) ?? [], state) },
      }))
  })
  if (byTitle !== undefined)
    entries.sort((a, b) => (byTitle.descending ? collate(b.key, a.key) : collate(a.key, b.key)))
  return entries.map((entry) => entry.json)
}

function collapsed(link: Item['media']['metadata']['series'][number], books: readonly Item[], state: State): Json {
  const name = state.series.get(link.id)?.name ?? link.name
  return {
    id: link.id,
    name,
    nameIgnorePrefix: name.replace(/^(the|a) /i, ''),
    sequence: link.sequence,
    numBooks: books.length,
    libraryItemIds: books.map((book) => book.id),
  }
}

import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { bookCounts, describeAuthor } from './author-views.ts'
import { foldAscii } from './collate.ts'
import { expanded, plain, withoutPeople } from './item-views.ts'
import { narratorsOf } from './library-views.ts'
import { booksBySeries, describeSeries } from './series-views.ts'
import { mostFrequent, tally } from './tallies.ts'

/** Matches as SQL's LIKE does: the text anywhere, `%` and `_` as wildcards, only A–Z without case. */
function like(query: string): (value: string | null) => boolean {
  const pattern = foldAscii(query)
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const expression = new RegExp(pattern, 's')
  return (value) => value !== null && expression.test(foldAscii(value))
}

/** The answer of `GET /libraries/:id/search`. Books come expanded, those of a series without authors and series. */
export function searchLibrary(state: State, libraryId: string, query: string, limit: number): Json {
  const matches = like(query)
  const items = [...state.items.all()].filter((item) => item.libraryId === libraryId)
  const books = booksBySeries(items)
  const counts = bookCounts(state)
  const counted = (values: string[], field: string) =>
    mostFrequent(tally(values.filter(matches)))
      .slice(0, limit)
      .map(([name, number]) => ({ name, [field]: number }))
  return {
    book: items
      .filter((item) => fields(item).some(matches))
      .slice(0, limit)
      .map((item) => ({ libraryItem: expanded(item) })),
    narrators: narratorsOf(state, libraryId)
      .filter(({ name }) => matches(name))
      .slice(0, limit)
      .map(({ name, numBooks }) => ({ name, numBooks })),
    tags: counted(
      items.flatMap((item) => item.media.tags),
      'numItems',
    ),
    genres: counted(
      items.flatMap((item) => item.media.metadata.genres),
      'numItems',
    ),
    series: [...state.series.values()]
      .filter((series) => series.libraryId === libraryId && matches(series.name))
      .slice(0, limit)
      .map((series) => ({ series: describeSeries(series), books: (books.get(series.id) ?? []).map(bare) })),
    authors: [...state.authors.values()]
      .filter((author) => author.libraryId === libraryId && matches(author.name))
      .slice(0, limit)
      .map((author) => ({ ...describeAuthor(author), numBooks: counts.get(author.id) ?? 0 })),
  }
}

const fields = ({ media: { metadata } }: Item) => [metadata.title, metadata.subtitle, metadata.asin, metadata.isbn]

function bare(item: Item): Json {
  return plain(withoutPeople(item))
}

import type { BookFields } from './book-fields.ts'
import type { ReplacedTies } from './book-ties.ts'
import { tiesOf } from './recount.ts'
import { refuseMissing } from './refuse-missing.ts'
import { resolveAuthors } from './resolve-authors.ts'
import { resolveSeries } from './resolve-series.ts'
import type { Store } from './store.ts'

/** A book with the fields that are written to it. */
export interface FieldsOfBook {
  readonly bookId: number
  readonly fields: BookFields
}

/**
 * The ties that the fields of some books ask for; authors and series that are not there yet are
 * made. Throws `invalid_value` for an id that none has.
 */
export async function fieldsTies(store: Store, books: readonly FieldsOfBook[], now: Date): Promise<ReplacedTies[]> {
  for (const [field, to] of [
    ['authors', 'author'],
    ['series', 'series'],
  ] as const) {
    const ids = books.flatMap(({ fields }) => (fields[field] ?? []).map((one) => ('id' in one ? one.id : null)))
    await refuseMissing(store, { entity: 'book', field, to, ids })
  }
  const authorOf = await resolveAuthors(
    store,
    books.flatMap(({ fields }) => (fields.authors ?? []).filter((author) => 'name' in author)),
    now,
  )
  const tied = []
  for (const { bookId, fields } of books) {
    const authors =
      fields.authors?.flatMap((author) => {
        const id = 'id' in author ? author.id : authorOf(author)
        return id === null ? [] : [{ id, role: author.role }]
      }) ?? null
    const needsWriters = authors === null && fields.series !== undefined
    const writers = needsWriters ? [...(await tiesOf(store, [bookId])).authors] : (authors ?? []).map(({ id }) => id)
    tied.push({ bookId, authors, series: fields.series ?? null, writers })
  }
  const named = tied.flatMap(({ series, writers }) =>
    (series ?? []).flatMap((one) => ('name' in one ? [{ series: one, authorIds: writers }] : [])),
  )
  const seriesOf = await resolveSeries(store, named, now)
  return tied.map(({ bookId, authors, series, writers }) => ({
    bookId,
    authors,
    series:
      series?.flatMap((one) => {
        const id = 'id' in one ? one.id : seriesOf({ series: one, authorIds: writers })
        return id === null ? [] : [{ id, sequence: one.sequence ?? null }]
      }) ?? null,
  }))
}

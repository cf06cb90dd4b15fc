import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { DomainError } from '../errors.ts'
import { changesBetween } from './author-writes.ts'
import type { Parameter } from './batch.ts'
import { noteUntied } from './book-ties.ts'
import { recount } from './recount.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { reindexBooks } from './search-index.ts'
import { searchDocument } from './search-words.ts'
import type { SeriesRecord } from './series-record.ts'
import { seriesById } from './series.ts'
import { lockRow, lockRows, type Store, write } from './store.ts'
import { storedId } from './stored-id.ts'
import { wholeOrRefuse } from './whole-number.ts'
import { storedText } from './stored-text.ts'
import { checkVersion, type FieldChanges } from './write-book.ts'
import { storedTitleKey } from './stored-key.ts'
import { externalIds, refuseTaken } from './refuse-taken.ts'
import { lockWithBooks, tiedBooks } from './tied-books.ts'

/** What can be changed about a series. Absent fields stay, null empties one. */
export interface SeriesFields {
  readonly name?: string
  readonly absSeriesId?: string | null
  readonly asin?: string | null
  readonly hardcoverId?: string | null
  readonly totalBooks?: number | null
}

/** Adds a series. A name may occur twice. Throws `conflict` with the other's id when one has the same external id. */
export function createSeries(
  em: EntityManager,
  input: { series: SeriesFields & { name: string }; now: Date },
): Promise<SeriesRecord> {
  return write(em, async (store) => {
    await refuseTaken(store, 'series', input.series, null)
    const now = store.moment(input.now)
    const values = { ...columnsOf(input.series), created_at: now, updated_at: now }
    const { rows } = await sql<{ id: number }>`
      insert into series (${sql.join(Object.keys(values).map((column) => sql.id(column)))})
      values (${sql.join(Object.values(values))}) returning id`.execute(store.db)
    await recount(store, { series: rows.map((row) => row.id), authors: [] })
    return theSeries(store, rows[0]?.id ?? 0)
  })
}

/** Changes a series. Throws `not_found`, `version_conflict`, `conflict`. */
export function updateSeries(
  em: EntityManager,
  input: { id: number; changes: SeriesFields; version?: number; now: Date },
): Promise<{ series: SeriesRecord; changes: FieldChanges }> {
  return write(em, async (store) => {
    const renamed = input.changes.name !== undefined
    if (renamed) await lockRows(store, 'book', await tiedBooks(store, 'series', input.id))
    // Who adds a book meanwhile writes the old name to the search index: that book has to be seen below.
    await lockRow(store, 'series', input.id, { alone: renamed })
    const before = await theSeries(store, input.id)
    checkVersion('series', before, input.version)
    await refuseTaken(store, 'series', input.changes, input.id)
    const set = Object.entries(columnsOf(input.changes)).map(([column, value]) => sql`${sql.id(column)} = ${value}`)
    await sql`update series set ${sql.join([...set, sql`updated_at = ${store.moment(input.now)}`, sql`version = version + 1`])}
      where id = ${input.id}`.execute(store.db)
    await recount(store, { series: [input.id], authors: [] })
    if (renamed) await reindexBooks(store, await tiedBooks(store, 'series', input.id))
    const series = await theSeries(store, input.id)
    return { series, changes: changesBetween(before, series, Object.keys(input.changes)) }
  })
}

/** Deletes a series: its books are untied, its missing books go with it. False when there is none. */
export function deleteSeries(em: EntityManager, id: number): Promise<boolean> {
  return write(em, async (store) => {
    const books = await lockWithBooks(store, 'series', id)
    const authors = await store.db
      .selectFrom('missing_book')
      .select('author_id')
      .distinct()
      .where('series_id', '=', storedId(id))
      .execute()
    const gone = await store.db.deleteFrom('series').where('id', '=', storedId(id)).executeTakeFirst()
    await noteUntied(store, books)
    await reindexBooks(store, books)
    await refreshCompleteness(store, books)
    await recount(store, { series: [], authors: authors.flatMap((row) => row.author_id ?? []) })
    return gone.numDeletedRows > 0n
  })
}

async function theSeries(store: Store, id: number): Promise<SeriesRecord> {
  await lockRow(store, 'series', id)
  const [series] = await seriesById(store, [id])
  if (series === undefined)
    throw new DomainError({ code: 'not_found', entity: 'series', message: `There is no series ${id}.` })
  return series
}

function columnsOf(fields: SeriesFields): Record<string, Parameter> {
  const values: Record<string, Parameter> = {}
  if (fields.name !== undefined) {
    const name = storedText(fields.name)
    if (name === null)
      throw new DomainError({
        code: 'invalid_value',
        entity: 'series',
        field: 'name',
        message: 'A series needs a name.',
      })
    Object.assign(values, { name, name_key: storedTitleKey(name), words: searchDocument([name]) })
  }
  for (const [field, column] of Object.entries(externalIds.series)) {
    const value = fields[field as keyof typeof externalIds.series]
    if (value !== undefined) values[column] = storedText(value)
  }
  if (fields.totalBooks !== undefined) values['total_books'] = wholeOrRefuse('series', 'totalBooks', fields.totalBooks)
  return values
}

import type { DriverName } from '../src/database.ts'
import { titleKey } from '../src/discovery/normalize.ts'
import type { LibraryItem } from '../src/queries/index.ts'
import { searchDocument } from '../src/queries/search-words.ts'
import type { Insert } from './hand-written.ts'

/** Items, and the ids of authors and series that are written already. */
export interface Batch {
  readonly batch: readonly LibraryItem[]
  readonly known: { readonly authors: Map<string, number>; readonly series: Map<string, number> }
  readonly driver: DriverName
}

/** Writes the rows of some items. */
export async function writeBatch(insert: Insert, { batch, known, driver }: Batch): Promise<void> {
  const now = driver === 'sqlite' ? 0 : new Date(0).toISOString()
  const no = driver === 'sqlite' ? 0 : false
  const authors = new Map(
    batch.flatMap(({ authors: all }) => all).map((one) => [one.absAuthorId ?? one.name, one.name]),
  )
  const newAuthors = [...authors].filter(([key]) => !known.authors.has(key))
  const authorIds = await insert({
    table: 'author',
    columns: ['name', 'sort_name', 'name_key', 'words', 'abs_author_id', 'books_owned', 'created_at', 'updated_at'],
    rows: newAuthors.map(([key, name]) => [name, name, name, searchDocument([name]), key, 5, now, now]),
    asksIds: true,
  })
  for (const [at, [key]] of newAuthors.entries()) known.authors.set(key, authorIds[at] ?? 0)
  const series = new Map(
    batch.flatMap(({ series: all }) => all ?? []).map((one) => [one.absSeriesId ?? one.name, one.name]),
  )
  const newSeries = [...series].filter(([key]) => !known.series.has(key))
  const seriesIds = await insert({
    table: 'series',
    columns: ['name', 'name_key', 'words', 'abs_series_id', 'owned_books', 'created_at', 'updated_at'],
    rows: newSeries.map(([key, name]) => [name, titleKey(name), searchDocument([name]), key, 3, now, now]),
    asksIds: true,
  })
  for (const [at, [key]] of newSeries.entries()) known.series.set(key, seriesIds[at] ?? 0)
  const ids = await insert({
    table: 'book',
    columns: bookColumns,
    rows: batch.map((item) => bookRow(item, now, no)),
    asksIds: true,
  })
  await insert({
    table: 'book_author',
    columns: ['book_id', 'author_id', 'position'],
    rows: batch.flatMap((item, at) =>
      item.authors.map((one, position) => [ids[at], known.authors.get(one.absAuthorId ?? one.name), position]),
    ),
  })
  await insert({
    table: 'book_series',
    columns: ['book_id', 'series_id', 'position', 'sequence', 'sequence_sort', 'sequence_end'],
    rows: batch.flatMap((item, at) =>
      (item.series ?? []).map((one, position) => {
        const number = Number(one.sequence)
        return [ids[at], known.series.get(one.absSeriesId ?? one.name), position, one.sequence, number, number]
      }),
    ),
  })
  await insert({
    table: 'book_search',
    columns: ['book_id', 'words'],
    rows: batch.map((item, at) => [ids[at], wordsOf(item)]),
  })
}

const bookColumns =
  'title title_key abs_book_id library_id isbn asin publisher published_year language description genres tags narrators abridged explicit file_path duration_seconds size_bytes cover_url metadata_completeness field_sources content_hash import_source added_at created_at updated_at'.split(
    ' ',
  )

function bookRow(item: LibraryItem, now: unknown, no: unknown): unknown[] {
  const { title, absBookId, libraryId, isbn, asin, publisher, publishedYear, language, description } = item
  const names = [title, titleKey(title), absBookId, libraryId, isbn, asin, publisher, publishedYear, language]
  const lists = [description, JSON.stringify(item.genres), '[]', JSON.stringify(item.narrators), no, no, item.filePath]
  const sizes = [item.durationSeconds, item.sizeBytes, item.coverUrl, 100, '{}', item.contentHash, 'AUDIOBOOKSHELF']
  return [...names, ...lists, ...sizes, now, now, now]
}

function wordsOf(item: LibraryItem): string {
  return searchDocument([
    item.title,
    ...item.authors.map((author) => author.name),
    ...(item.series ?? []).map((one) => one.name),
    ...(item.narrators ?? []),
    item.isbn,
    item.asin,
  ])
}

import { type Kysely, sql } from 'kysely'
import type { Database } from '../src/database.ts'
import { titleKey } from '../src/discovery/normalize.ts'
import { type LibraryItem, mergeLibraryItems } from '../src/queries/index.ts'
import { searchDocument } from '../src/queries/search-words.ts'
import type { BenchDatabases } from './databases.ts'
import { library } from './library.ts'
import { type Line, printTable } from './measure.ts'

const count = 10_000
const batchSize = 200

/** Writes 10,000 items by the library merge and by hand, in turn, and prints the ratio of the best of three. */
export async function upsertFigures(databases: BenchDatabases): Promise<void> {
  const items = [...library(count)]
  const lines: Line[] = []
  for (const driver of databases.drivers) {
    const best = { merge: Infinity, hand: Infinity }
    for (let round = 0; round < 3; round += 1) {
      best.merge = Math.min(best.merge, await timed(databases, driver, items, byMerge))
      best.hand = Math.min(best.hand, await timed(databases, driver, items, byHand))
    }
    const figures = [best.merge, best.hand].map((time) => `${time.toFixed(0)} ms`)
    lines.push({ name: driver, figures, ratio: best.merge / best.hand, limit: 1.3 })
  }
  printTable(`${count.toLocaleString('en')} new library items`, ['merge', 'by hand'], lines)
}

async function timed(
  databases: BenchDatabases,
  driver: 'sqlite' | 'postgresql',
  items: readonly LibraryItem[],
  write: (database: Database, items: readonly LibraryItem[]) => Promise<void>,
): Promise<number> {
  const { database } = await databases.make(driver)
  const started = performance.now()
  await write(database, items)
  const time = performance.now() - started
  await database.close()
  return time
}

async function byMerge(database: Database, items: readonly LibraryItem[]): Promise<void> {
  await mergeLibraryItems(database.em(), { items, now: new Date(0) })
}

/** The same rows by one prepared statement for each table, row by row, in transactions of the same size. */
async function byHand(database: Database, items: readonly LibraryItem[]): Promise<void> {
  const db: Kysely<unknown> = database.em().getKysely()
  const now = database.driver === 'sqlite' ? 0 : new Date(0).toISOString()
  const flag = database.driver === 'sqlite' ? 0 : false
  const authors = new Map<string, number>()
  const series = new Map<string, number>()
  for (let start = 0; start < items.length; start += batchSize) {
    await db.transaction().execute(async (store) => {
      for (const item of items.slice(start, start + batchSize)) await writeItem(store, item)
    })
  }

  async function writeItem(store: Kysely<unknown>, item: LibraryItem): Promise<void> {
    const id = (rows: readonly { id: number }[]) => rows[0]?.id ?? 0
    const book = id(
      (
        await sql<{
          id: number
        }>`insert into book (title, subtitle, title_key, abs_book_id, library_id, isbn, asin, publisher,
          published_year, language, description, genres, tags, narrators, abridged, explicit, file_path, duration_seconds,
          size_bytes, cover_url, metadata_completeness, field_sources, content_hash, import_source, added_at, created_at, updated_at)
          values (${item.title}, null, ${titleKey(item.title)}, ${item.absBookId}, ${item.libraryId}, ${item.isbn}, ${item.asin},
          ${item.publisher}, ${item.publishedYear}, ${item.language}, ${item.description}, ${JSON.stringify(item.genres)}, '[]',
          ${JSON.stringify(item.narrators)}, ${flag}, ${flag}, ${item.filePath}, ${item.durationSeconds}, ${item.sizeBytes},
          ${item.coverUrl}, 100, '{}', ${item.contentHash}, 'AUDIOBOOKSHELF', ${now}, ${now}, ${now})
          on conflict (abs_book_id) do update set title = excluded.title returning id`.execute(store)
      ).rows,
    )
    for (const author of item.authors) {
      const key = author.absAuthorId ?? author.name
      const known =
        authors.get(key) ??
        id(
          (
            await sql<{
              id: number
            }>`insert into author (name, sort_name, name_key, words, abs_author_id, books_owned, created_at, updated_at)
        values (${author.name}, ${author.name}, ${author.name}, ${searchDocument([author.name])}, ${key}, 5, ${now}, ${now}) returning id`.execute(
              store,
            )
          ).rows,
        )
      authors.set(key, known)
      await sql`insert into book_author (book_id, author_id, position) values (${book}, ${known}, 0)`.execute(store)
    }
    for (const one of item.series ?? []) {
      const key = one.absSeriesId ?? one.name
      const known =
        series.get(key) ??
        id(
          (
            await sql<{
              id: number
            }>`insert into series (name, name_key, words, abs_series_id, owned_books, created_at, updated_at)
        values (${one.name}, ${titleKey(one.name)}, ${searchDocument([one.name])}, ${key}, 3, ${now}, ${now}) returning id`.execute(
              store,
            )
          ).rows,
        )
      series.set(key, known)
      await sql`insert into book_series (book_id, series_id, position, sequence, sequence_sort, sequence_end)
        values (${book}, ${known}, 0, ${one.sequence}, ${Number(one.sequence)}, ${Number(one.sequence)})`.execute(store)
    }
    const words = searchDocument([
      item.title,
      ...item.authors.map((author) => author.name),
      ...(item.series ?? []).map((one) => one.name),
      ...(item.narrators ?? []),
      item.isbn,
      item.asin,
    ])
    await sql`insert into book_search (book_id, words) values (${book}, ${words})`.execute(store)
  }
}

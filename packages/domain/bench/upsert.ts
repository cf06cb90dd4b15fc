import { type Kysely, sql } from 'kysely'
import type { Database, DriverName } from '../src/database.ts'
import { titleKey } from '../src/discovery/normalize.ts'
import { type LibraryItem, mergeLibraryItems } from '../src/queries/index.ts'
import { searchDocument } from '../src/queries/search-words.ts'
import type { BenchDatabases } from './databases.ts'
import { library } from './library.ts'
import { type Line, printTable } from './measure.ts'

const count = 10_000
const rounds = 5

/** As many items in a transaction as the merge takes. */
const batchSize = 1_000

/** A way to write the same rows by hand. Only statements that are prepared once and run for each row set a limit. */
interface Hand {
  readonly name: string
  readonly limit: number | null
  readonly batches: (database: Database) => Promise<InBatch>
}

const hands: Readonly<Record<DriverName, readonly Hand[]>> = {
  sqlite: [{ name: 'prepared statements, run without promises', limit: 1.3, batches: preparedOnSqlite }],
  postgresql: [
    { name: 'prepared statements', limit: 1.3, batches: preparedOnPostgresql },
    { name: 'one statement for a thousand rows', limit: null, batches: manyRows },
  ],
}

/** Writes 10,000 items by the library merge and by hand, in turn, and prints the ratio of the best rounds. */
export async function upsertFigures(databases: BenchDatabases): Promise<void> {
  const items = [...library(count)]
  const lines: Line[] = []
  for (const driver of databases.drivers) {
    const bests = { merge: Infinity, hands: hands[driver].map(() => Infinity) }
    for (let round = 0; round < rounds; round += 1) {
      bests.merge = Math.min(bests.merge, await timed(databases, driver, items, byMerge))
      for (const [at, { batches }] of hands[driver].entries()) {
        // What is far behind is not measured again and again.
        if (round > 0 && (bests.hands[at] ?? 0) > bests.merge * 5) continue
        const time = await timed(databases, driver, items, byHand(batches))
        bests.hands[at] = Math.min(bests.hands[at] ?? Infinity, time)
      }
    }
    for (const [at, { name, limit }] of hands[driver].entries()) {
      const hand = bests.hands[at] ?? Infinity
      const figures = [bests.merge, hand].map((time) => `${time.toFixed(0)} ms`)
      lines.push({ name: `${driver}, ${name}`, limit, figures, ratio: bests.merge / hand })
    }
  }
  printTable(`${count.toLocaleString('en')} new library items`, ['merge', 'by hand'], lines)
}

async function timed(
  databases: BenchDatabases,
  driver: DriverName,
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

/** Rows of one table, and whether their new ids are asked for. */
interface Rows {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly asksIds?: boolean
}

/** Writes rows the way that is quickest on a database; gives their ids when asked. */
type Insert = (rows: Rows) => Promise<number[]>

/**
 * The same rows written as somebody would who knows that all are new: nothing is compared, locked, counted or
 * recognised.
 */
function byHand(batches: Hand['batches']) {
  return async (database: Database, items: readonly LibraryItem[]): Promise<void> => {
    const known = { authors: new Map<string, number>(), series: new Map<string, number>() }
    const inBatch = await batches(database)
    for (let start = 0; start < items.length; start += batchSize) {
      const batch = items.slice(start, start + batchSize)
      await inBatch((insert) => writeBatch(insert, { batch, known, driver: database.driver }))
    }
  }
}

type InBatch = (write: (insert: Insert) => Promise<void>) => Promise<void>

/** What drivers give; they are MikroORM's dependencies, not ours. */
interface NativeSqlite {
  prepare(text: string): { run(...parameters: unknown[]): { lastInsertRowid: number | bigint } }
  exec(text: string): void
}
interface NativePostgresql {
  connect(): Promise<NativeClient>
}
interface NativeClient {
  query(query: string | { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: { id: number }[] }>
  release(): void
}

function native<Client>(database: Database): Promise<Client> {
  const orm = database.orm as unknown as { em: { getConnection(): { getNativeClient(): Promise<Client> } } }
  return orm.em.getConnection().getNativeClient()
}

async function preparedOnSqlite(database: Database): Promise<InBatch> {
  const file = await native<NativeSqlite>(database)
  const statements = new Map<string, ReturnType<NativeSqlite['prepare']>>()
  const insert: Insert = async ({ table, columns, rows }) => {
    const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
    const statement = statements.get(text) ?? file.prepare(text)
    statements.set(text, statement)
    return rows.map((row) => Number(statement.run(...row).lastInsertRowid))
  }
  return async (write) => {
    file.exec('begin immediate')
    await write(insert)
    file.exec('commit')
  }
}

async function preparedOnPostgresql(database: Database): Promise<InBatch> {
  const pool = await native<NativePostgresql>(database)
  return async (write) => {
    const client = await pool.connect()
    await client.query('begin')
    await write(async ({ table, columns, rows, asksIds = false }) => {
      const places = columns.map((_, at) => `$${at + 1}`).join(', ')
      const text = `insert into ${table} (${columns.join(', ')}) values (${places}) ${asksIds ? 'returning id' : ''}`
      const ids: number[] = []
      for (const values of rows) ids.push((await client.query({ name: table, text, values })).rows[0]?.id ?? 0)
      return ids
    })
    await client.query('commit')
    client.release()
  }
}

async function manyRows(database: Database): Promise<InBatch> {
  const db: Kysely<unknown> = database.em().getKysely()
  return (write) =>
    db.transaction().execute((store) =>
      write(async ({ table, columns, rows, asksIds = false }) => {
        if (rows.length === 0) return []
        const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`))
        const names = sql.join(columns.map((column) => sql.ref(column)))
        const ids = asksIds ? sql`returning id` : sql``
        const asked = sql<{ id: number }>`insert into ${sql.table(table)} (${names}) values ${values} ${ids}`
        return (await asked.execute(store)).rows.map((row) => row.id)
      }),
    )
}

interface Batch {
  readonly batch: readonly LibraryItem[]
  readonly known: { readonly authors: Map<string, number>; readonly series: Map<string, number> }
  readonly driver: DriverName
}

async function writeBatch(insert: Insert, { batch, known, driver }: Batch): Promise<void> {
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

const bookColumns = [
  'title title_key abs_book_id library_id isbn asin publisher published_year language description genres tags narrators',
  'abridged explicit file_path duration_seconds size_bytes cover_url metadata_completeness field_sources content_hash',
  'import_source added_at created_at updated_at',
].flatMap((line) => line.split(' '))

function bookRow(item: LibraryItem, now: unknown, no: unknown): unknown[] {
  const edition = [item.isbn, item.asin, item.publisher, item.publishedYear, item.language, item.description]
  const lists = [JSON.stringify(item.genres), '[]', JSON.stringify(item.narrators)]
  const files = [item.filePath, item.durationSeconds, item.sizeBytes, item.coverUrl]
  const kept = [100, '{}', item.contentHash, 'AUDIOBOOKSHELF', now, now, now]
  const names = [item.title, titleKey(item.title), item.absBookId, item.libraryId]
  return [...names, ...edition, ...lists, no, no, ...files, ...kept]
}

function wordsOf(item: LibraryItem): string {
  const authors = item.authors.map(({ name }) => name)
  const series = (item.series ?? []).map(({ name }) => name)
  return searchDocument([item.title, ...authors, ...series, ...(item.narrators ?? []), item.isbn, item.asin])
}

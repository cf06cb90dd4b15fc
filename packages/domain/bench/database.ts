import {
  getBook,
  listBooks,
  listSeriesBooks,
  mergeLibraryItems,
  searchBooks,
  statistics,
} from '../src/queries/index.ts'
import type { Database } from '../src/database.ts'
import { type BenchDatabases, openBenchDatabases } from './databases.ts'
import { exportMemory } from './export-memory.ts'
import { library, queries } from './library.ts'
import { type Line, median, printTable } from './measure.ts'
import { seeded } from './random.ts'
import { upsertFigures } from './upsert.ts'

/** Libraries that are measured; the last against the first. */
const sizes = (process.env['SHELFHAND_BENCH_BOOKS'] ?? '1600,50000,500000').split(',').map(Number)

/** What is measured, and how many times its cost in the smallest library it may cost in the largest. */
const operations: readonly {
  name: string
  limit: number
  call: (database: Database, size: number, random: () => number) => (round: number) => Promise<unknown>
}[] = [
  { name: 'list, first page of 50', limit: 2, call: (database) => () => listBooks(database.em(), { limit: 50 }) },
  {
    name: 'list, newest 50',
    limit: 2,
    call: (database) => () => listBooks(database.em(), { limit: 50, sort: 'addedAt', order: 'desc' }),
  },
  {
    name: 'list, all statuses',
    limit: 2,
    call: (database) => () => listBooks(database.em(), { limit: 50, status: 'all' }),
  },
  { name: 'list, page by cursor', limit: 2, call: (database) => pageInTheMiddle(database) },
  {
    name: 'get',
    limit: 2,
    call: (database, size, random) => () => getBook(database.em(), 1 + Math.floor(random() * size)),
  },
  {
    name: 'search',
    limit: 3,
    call: (database) => (round) => searchBooks(database.em(), { query: queries[round % queries.length] ?? '' }),
  },
  {
    name: 'series with books',
    limit: 2,
    call: (database, size, random) => () => listSeriesBooks(database.em(), 1 + Math.floor((random() * size) / 2.5)),
  },
  { name: 'statistics', limit: 2, call: (database) => () => statistics(database.em()) },
]

function pageInTheMiddle(database: Database): (round: number) => Promise<unknown> {
  let cursor: string | null = null
  return async () => {
    const page: Awaited<ReturnType<typeof listBooks>> = await listBooks(database.em(), { limit: 50, cursor })
    cursor = page.nextCursor
  }
}

/** Prints the figures of the database part: how costs grow with the library, bulk writing, and memory of an export. */
export async function run(): Promise<void> {
  await using databases = await openBenchDatabases()
  for (const driver of databases.drivers) await measureGrowth(databases, driver)
  await upsertFigures(databases)
}

async function measureGrowth(databases: BenchDatabases, driver: 'sqlite' | 'postgresql'): Promise<void> {
  const figures = new Map<string, number[]>()
  let memory: number | undefined
  for (const size of sizes) {
    const { database, location } = await databases.make(driver)
    const started = performance.now()
    await fill(database, size)
    console.log(
      `  ${driver}: ${size.toLocaleString('en')} books written in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    )
    for (const { name, call } of operations) {
      figures.set(name, [...(figures.get(name) ?? []), await median(call(database, size, seeded(1)))])
    }
    if (size === sizes.at(-1)) memory = await exportMemory(driver, location)
    await database.close()
  }
  const lines = operations.map(({ name, limit }): Line => {
    const times = figures.get(name) ?? []
    return {
      name,
      limit,
      figures: times.map((time) => `${time.toFixed(2)} ms`),
      ratio: (times.at(-1) ?? 0) / (times[0] ?? 1),
    }
  })
  printTable(
    `${driver}: cost by books in the library`,
    sizes.map((size) => size.toLocaleString('en')),
    lines,
  )
  console.log(
    `\n  ${driver}: export of ${(sizes.at(-1) ?? 0).toLocaleString('en')} books peaks at ${memory} MB of memory (limit 150 MB)`,
  )
}

async function fill(database: Database, size: number): Promise<void> {
  const em = database.em()
  let items = []
  for (const item of library(size)) {
    items.push(item)
    if (items.length < 1_000) continue
    await mergeLibraryItems(em, { items, now: new Date(0) })
    items = []
  }
  await mergeLibraryItems(em, { items, now: new Date(0) })
  // What autovacuum does within minutes on a server that is not made and used in the same breath.
  if (database.driver === 'postgresql') await em.execute('vacuum analyze')
}

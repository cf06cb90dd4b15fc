import type { Database, DriverName } from '../src/database.ts'
import { mergeLibraryItems, statistics } from '../src/queries/index.ts'
import { type BenchDatabase, type BenchDatabases, openBenchDatabases } from './databases.ts'
import { copyLibrary } from './copy-library.ts'
import { exportMemory } from './export-memory.ts'
import { library } from './library.ts'
import { type Line, medians, printTable } from './measure.ts'
import { operations } from './operations.ts'
import { upsertFigures } from './upsert.ts'

/** Libraries that are measured; the last against the first. */
const sizes = (process.env['SHELFHAND_BENCH_BOOKS'] ?? '1600,50000,500000').split(',').map(Number)

/** So many books are written to SQLite, and copied from there to PostgreSQL: that takes a third of the time. */
const manyBooks = 100_000

/** Prints the figures of the database part: how costs grow with the library, bulk writing, and memory of an export. */
export async function run(): Promise<void> {
  await using databases = await openBenchDatabases()
  for (const driver of databases.drivers) await measureGrowth(databases, driver)
  await upsertFigures(databases)
}

async function measureGrowth(databases: BenchDatabases, driver: DriverName): Promise<void> {
  const libraries: BenchDatabase[] = []
  for (const size of sizes) libraries.push(await filled(databases, driver, size))
  const lines: Line[] = []
  for (const { name, limit, call } of operations) {
    const times = await medians(libraries.map(({ database }, at) => call(database, sizes[at] ?? 0)))
    const figures = times.map((time) => `${time.toFixed(2)} ms`)
    lines.push({ name, limit, figures, ratio: (times.at(-1) ?? 0) / (times[0] ?? 1) })
  }
  const heads = sizes.map((size) => size.toLocaleString('en'))
  printTable(`${driver}: cost by books in the library`, heads, lines)
  await printExport(driver, libraries.at(-1)?.location ?? '', heads.at(-1) ?? '')
  for (const { database } of libraries) await database.close()
}

async function printExport(driver: DriverName, location: string, size: string): Promise<void> {
  for (const { way, whole, opened } of await exportMemory(driver, location)) {
    const whose =
      way === 'built'
        ? 'a process that exports with the built package'
        : 'one that takes the types out of the sources itself'
    const limit = way === 'built' ? ` (limit 150 MB: ${whole < 150 ? 'ok' : 'OVER'})` : ''
    console.log(
      `\n  ${driver}, ${size} books: ${whose} takes ${whole} MB at most${limit}; ${opened} MB when it has only opened the database`,
    )
  }
}

/** A library of a size: made now, or one that was kept. */
async function filled(databases: BenchDatabases, driver: DriverName, size: number): Promise<BenchDatabase> {
  const made = await databases.make(driver, `shelfhand_bench_${size}`)
  const there = (await statistics(made.database.em())).books.active
  if (there !== 0 && there !== size) throw new Error(`The kept library of ${size} books has ${there}; remove it.`)
  if (there === size) return made
  const started = performance.now()
  if (driver === 'postgresql' && size >= manyBooks)
    await copyLibrary((await filled(databases, 'sqlite', size)).database, made)
  else await fill(made.database, size)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`  ${driver}: ${size.toLocaleString('en')} books written in ${seconds} s`)
  return made
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

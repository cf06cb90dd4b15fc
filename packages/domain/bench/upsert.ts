import type { Database, DriverName } from '../src/database.ts'
import { type LibraryItem, mergeLibraryItems } from '../src/queries/index.ts'
import type { BenchDatabases } from './databases.ts'
import { type Hand, hands } from './hand-written.ts'
import { writeBatch } from './hand-written-rows.ts'
import { library } from './library.ts'
import { type Line, printTable } from './measure.ts'

const count = 10_000
const rounds = 5

/** As many items in a transaction as the merge takes. */
const batchSize = 1_000

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

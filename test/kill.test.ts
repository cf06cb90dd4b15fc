import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Database, listAuthors, listBooks, listRuns, listSeries } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { type SandboxAudiobookshelf, startAudiobookshelf } from '@shelfhand/sandbox'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { spawnCommand } from './spawn-shelfhand.ts'

/** Enough for several transactions. */
const items = 1200

let folder = ''
let shelf: SandboxAudiobookshelf
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelfhand-kill-'))
  shelf = await startAudiobookshelf({ synthetic: { items } })
})
afterEach(async () => {
  await shelf.close()
  await rm(folder, { recursive: true, force: true })
})

function sync(data: string) {
  const environment = { SHELFHAND_DATA: join(folder, data), ABS_BASE_URL: shelf.url, ABS_API_TOKEN: shelf.apiKey }
  return spawnCommand({ environment, args: ['run', 'library-sync'] })
}

/** What is in a database, without the ids and times that differ from run to run. */
async function contents(data: string) {
  await using db = await openSqlite(join(folder, data, 'shelfhand.db'))
  const books = await all((page) => listBooks(db.em(), page))
  const series = await all((page) => listSeries(db.em(), page))
  const authors = await all((page) => listAuthors(db.em(), page))
  const runs = await listRuns(db.em(), { order: 'asc' })
  return {
    books: books.map((book) => ({
      ...withoutTimes(book),
      authors: book.authors.map(({ name, role }) => ({ name, role })),
      series: book.series.map(({ name, sequence }) => ({ name, sequence })),
    })),
    series: series.map((one) => ({ ...withoutTimes(one), authors: one.authors.map(({ name }) => name) })),
    authors: authors.map(withoutTimes),
    runs: runs.items.map(({ status }) => status),
  }
}

async function all<Item>(
  list: (page: { limit: number; cursor: string | null }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | null = null
  do {
    const page: { items: Item[]; nextCursor: string | null } = await list({ limit: 500, cursor })
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

function withoutTimes<Row extends { id: number; createdAt: string; updatedAt: string; version: number }>(row: Row) {
  const { id: _id, createdAt: _created, updatedAt: _updated, version: _version, ...rest } = row
  return rest
}

it('ends in the same database as an undisturbed run when it is killed during a sync and started again', async () => {
  expect(await sync('undisturbed').ended).toBe(0)

  // Slow enough to be met in the middle.
  shelf.faults.add({ path: '/api/items/batch/get', delay: 40 })
  const victim = sync('killed')
  const db = await whenThere(join(folder, 'killed', 'shelfhand.db'))
  let copied = 0
  while (copied === 0) {
    copied = (await listBooks(db.em(), { limit: 1 })).total
    await setTimeout(5)
  }
  await victim.stop('SIGKILL')
  await db.close()
  expect(copied).toBeLessThan(items)
  shelf.faults.clear()
  expect(await sync('killed').ended).toBe(0)

  const { runs, ...after } = await contents('killed')
  const { runs: undisturbed, ...expected } = await contents('undisturbed')
  expect(undisturbed).toEqual(['COMPLETED'])
  expect(runs).toEqual(['INTERRUPTED', 'COMPLETED'])
  expect(after.books).toHaveLength(items)
  expect(after).toEqual(expected)
})

async function whenThere(path: string): Promise<Database> {
  for (;;) {
    try {
      const db = await openSqlite(path)
      await listBooks(db.em(), { limit: 1 })
      return db
    } catch {
      await setTimeout(20)
    }
  }
}

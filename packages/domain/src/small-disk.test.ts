import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failure } from '../testing/failure.ts'
import { sampleItem } from '../testing/sample-items.ts'
import { createAuthor, createBook, listBooks, mergeLibraryItems, statistics } from './queries/index.ts'
import { openSqlite } from './sqlite.ts'

const now = new Date('2026-01-01T00:00:00.000Z')

const frozen = smallDisk()
it.skipIf(frozen === null)(
  'sqlite: a disk that takes no writes is told (skipped where no tmpfs can be mounted)',
  async () => {
    const folder = frozen ?? ''
    try {
      const file = join(folder, 'frozen.db')
      const database = await openSqlite(file, { migrate: true })
      await createBook(database.em(), { book: { title: 'CANARY' }, now })
      await database.close()
      spawnSync('mount', ['-o', 'remount,ro', folder])
      for (const options of [{}, { migrate: true }, { readOnly: true }]) {
        expect(await failure(openSqlite(file, options))).toBe('read_only')
      }
      expect(await failure(openSqlite(join(folder, 'missing.db')))).toBe('unreachable')
      spawnSync('mount', ['-o', 'remount,rw', folder])
      await using again = await openSqlite(file)
      expect((await listBooks(again.em())).total).toBe(1)
    } finally {
      spawnSync('umount', [folder])
      await rm(folder, { recursive: true, force: true })
    }
  },
)

const full = smallDisk()
it.skipIf(full === null)(
  'sqlite: a full disk is told, and nothing is half done (skipped where no tmpfs can be mounted)',
  async () => {
    const folder = full ?? ''
    try {
      await using database = await openSqlite(join(folder, 'full.db'), { migrate: true })
      let batches = 0
      const fill = async () => {
        for (; batches < 1_000; batches += 1) {
          const items = Array.from({ length: 100 }, (_, at) =>
            sampleItem({ absBookId: `${batches}-${at}`, title: `Book ${at}`, description: 'CANARY '.repeat(200) }),
          )
          await mergeLibraryItems(database.em(), { items, now })
        }
      }
      expect(await failure(fill())).toBe('disk_full')
      expect((await listBooks(database.em(), { limit: 1 })).total).toBe(batches * 100)
    } finally {
      spawnSync('umount', [folder])
      await rm(folder, { recursive: true, force: true })
    }
  },
)

const swallowed = smallDisk()
it.skipIf(swallowed === null)(
  'sqlite: what comes after a full disk in the same transaction is not written by itself (skipped where no tmpfs can be mounted)',
  async () => {
    const folder = swallowed ?? ''
    try {
      await using database = await openSqlite(join(folder, 'swallowed.db'), { migrate: true })
      const codes: unknown[] = []
      const work = database.em().transactional(async (em) => {
        const description = 'CANARY '.repeat(2_000_000)
        codes.push(await failure(createBook(em, { book: { title: 'Too large', description }, now })))
        codes.push(await failure(createAuthor(em, { author: { name: 'Afterwards' }, now })))
      })
      expect(await failure(work)).toBe('unexpected')
      expect(codes).toEqual(['disk_full', 'unexpected'])
      expect((await statistics(database.em())).authors).toBe(0)
      expect(await createAuthor(database.em(), { author: { name: 'Small' }, now })).toMatchObject({ name: 'Small' })
    } finally {
      spawnSync('umount', [folder])
      await rm(folder, { recursive: true, force: true })
    }
  },
)

/** A disk of a few megabytes, or null where we may not mount one. */
function smallDisk(): string | null {
  const made = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', made])
  if (mounted.status === 0) return made
  spawnSync('rmdir', [made])
  return null
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { openSqlite } from '@shelfhand/domain/sqlite'
import { librarySync } from '../src/builtin/library-sync/task.ts'
import { runTask } from '../src/testing.ts'

/**
 * A process of its own that does one thing with a library and tells its time and memory: `fetch` asks for all pages of
 * the list and all whole items and drops them, `sync` copies them into a new database.
 */
const [, , what = '', baseUrl = '', apiKey = ''] = process.argv
const shelf = createAudiobookshelf({ baseUrl, apiKey })
const folder = await mkdtemp(join(tmpdir(), 'shelfhand-bench-'))
const db = await openSqlite(join(folder, 'bench.db'), { migrate: true })

const started = performance.now()
let items = 0
if (what === 'fetch') {
  for (const library of (await shelf.libraries.list()).filter(({ mediaType }) => mediaType === 'book')) {
    const ids: string[] = []
    for await (const item of shelf.items.list(library.id)) ids.push(item.id)
    for await (const _ of shelf.items.batchGet(ids)) items += 1
  }
} else {
  const { report, status, cause } = await runTask(librarySync, { use: { shelf }, db })
  if (status !== 'COMPLETED') throw new Error(`The sync ended ${status}.`, { cause })
  items = report.created
}
const milliseconds = performance.now() - started
await db.close()
await rm(folder, { recursive: true, force: true })
process.send?.({ items, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 })
process.disconnect?.()

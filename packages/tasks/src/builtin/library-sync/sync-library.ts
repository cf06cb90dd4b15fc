import { type LibraryItem, mergeLibraryItems } from '@shelfhand/domain/queries'
import { inChunks } from '../../in-chunks.ts'
import { readAhead } from '../../read-ahead.ts'
import { libraryItem } from './library-item.ts'
import type { LibrarySync } from './library-sync.ts'
import { type Listed, listLibrary } from './list-library.ts'
import { markVanishedBooks } from './mark-vanished.ts'

/** So many items are written at once, in one transaction: fewer would write the pages of the indexes more often. */
const chunkSize = 500

/**
 * Copies one library into the database: reads its list, marks what is gone, then fetches the whole items that are new
 * or changed. What is gone comes first, so that an item that came back under another id is known again. Each chunk is
 * one transaction: a kill at any moment leaves a database that the next run completes.
 */
export async function syncLibrary(sync: LibrarySync): Promise<void> {
  const { seen, changed } = await listLibrary(sync)
  await markVanishedBooks(sync, seen)

  let done = seen.size - changed.size
  sync.onProgress({ done, total: seen.size })
  for await (const items of readAhead(inChunks(wholeItems(sync, changed), chunkSize))) {
    await mergeChunk(sync, items)
    done += items.length
    sync.onProgress({ done, total: seen.size })
  }
}

/** The whole items as the database takes them; what is not needed of an answer is dropped at once. */
async function* wholeItems({ shelf, signal }: LibrarySync, hashes: Listed['changed']): AsyncGenerator<LibraryItem> {
  for await (const item of shelf.items.batchGet(hashes.keys(), { signal })) {
    yield libraryItem(item, hashes.get(item.id) ?? '')
  }
}

async function mergeChunk(sync: LibrarySync, items: readonly LibraryItem[]): Promise<void> {
  const { db, report } = sync
  if (sync.dryRun) {
    for (const { title } of items) report.skipped('dry_run', { title })
    return
  }
  const merged = await mergeLibraryItems(db.em(), { items, now: sync.now() })
  report.unchanged(merged.unchanged)
  for (const { id, title, outcome } of merged.books) {
    const item = { title, link: `/api/books/${id}`, reason: outcome }
    if (outcome === 'created') report.created(item)
    else report.changed(item)
  }
}

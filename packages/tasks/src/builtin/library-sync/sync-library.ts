import type { ExpandedItem } from '@shelfhand/clients/audiobookshelf'
import { mergeLibraryItems } from '@shelfhand/domain/queries'
import { inChunks } from '../../in-chunks.ts'
import { readAhead } from '../../read-ahead.ts'
import { libraryItem } from './library-item.ts'
import type { LibrarySync } from './library-sync.ts'
import { type Listed, listLibrary } from './list-library.ts'
import { markVanishedBooks } from './mark-vanished.ts'

/** So many whole items are written at once: five answers of the server, one transaction; fewer cost more commits. */
const chunkSize = 250

/**
 * Copies one library into the database: reads its list, marks what is gone, then fetches the whole items that are new
 * or changed. What is gone comes first, so that an item that came back under another id is known again. Each chunk is
 * one transaction: a kill at any moment leaves a database that the next run completes.
 */
export async function syncLibrary(sync: LibrarySync): Promise<void> {
  const { shelf, signal } = sync
  const { seen, changed } = await listLibrary(sync)
  await markVanishedBooks(sync, seen)

  let done = seen.size - changed.size
  sync.onProgress({ done, total: seen.size })
  for await (const items of readAhead(inChunks(shelf.items.batchGet(changed.keys(), { signal }), chunkSize))) {
    await mergeChunk(sync, items, changed)
    done += items.length
    sync.onProgress({ done, total: seen.size })
  }
}

async function mergeChunk(sync: LibrarySync, items: readonly ExpandedItem[], hashes: Listed['changed']): Promise<void> {
  const { db, report } = sync
  if (sync.dryRun) {
    for (const { media } of items) report.skipped('dry_run', { title: media.metadata.title ?? 'Untitled' })
    return
  }
  const merged = await mergeLibraryItems(db.em(), {
    items: items.map((item) => libraryItem(item, hashes.get(item.id) ?? '')),
    now: sync.now(),
  })
  report.unchanged(merged.unchanged)
  for (const { id, title, outcome } of merged.books) {
    const item = { title, link: `/api/books/${id}`, reason: outcome }
    if (outcome === 'created') report.created(item)
    else report.changed(item)
  }
}

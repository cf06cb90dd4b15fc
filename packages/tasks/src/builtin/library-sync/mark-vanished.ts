import { markVanished, unseenBooks } from '@shelfhand/domain/queries'
import type { LibrarySync } from './library-sync.ts'

/**
 * Marks books whose items are gone. A list read page by page can miss an item when others come and go meanwhile, so
 * the server is asked for each of them by id first.
 */
export async function markVanishedBooks(sync: LibrarySync, seen: Set<string>): Promise<void> {
  const { shelf, db, library, signal, report } = sync
  const unseen = await unseenBooks(db.em(), { libraryId: library.id, seen })
  if (unseen.length === 0) return
  for await (const { id } of shelf.items.batchGet(
    unseen.map(({ absBookId }) => absBookId),
    { signal },
  ))
    seen.add(id)
  const gone = unseen.filter(({ absBookId }) => !seen.has(absBookId))
  report.seen(gone.length)
  if (sync.dryRun) {
    for (const { id, title } of gone) report.skipped('dry_run', { title, link: `/api/books/${id}` })
    return
  }
  const marked = await markVanished(db.em(), { libraryId: library.id, seen, now: sync.now() })
  for (const { id, title } of marked) report.changed({ title, link: `/api/books/${id}`, reason: 'vanished' })
}

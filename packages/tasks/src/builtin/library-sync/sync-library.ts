import type { Audiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { type Database, libraryHashes, markVanished, mergeLibraryItems } from '@shelfhand/domain/queries'
import { inChunks } from '../../in-chunks.ts'
import { readAhead } from '../../read-ahead.ts'
import type { Report } from '../../report.ts'
import { contentHash } from './content-hash.ts'
import { libraryItem } from './library-item.ts'
import { confirmVanished } from './confirm-vanished.ts'

/** So many whole items are fetched and written at once: one answer of the server, about 4 MB, and one transaction. */
const chunkSize = 50

/** What {@link syncLibrary} needs. */
export interface LibrarySync {
  readonly shelf: Audiobookshelf
  readonly db: Database
  readonly library: { readonly id: string; readonly name: string }
  readonly pageSize: number
  readonly dryRun: boolean
  readonly signal: AbortSignal
  readonly report: Report
  readonly now: () => Date
  readonly onPage: (step: { readonly done: number; readonly total: number | undefined }) => void
}

/**
 * Copies one library into the database. The list is read page by page; whole items are fetched only for those whose
 * content hash is new. Each chunk is one transaction, so that a kill at any moment leaves a database that the next run
 * completes. Items that the list no longer has are marked, after the server confirmed that it does not know them.
 */
export async function syncLibrary(sync: LibrarySync): Promise<void> {
  const { shelf, db, library, signal, report } = sync
  const seen = new Set<string>()
  let total: number | undefined
  for await (const page of readAhead(shelf.items.list(library.id, { limit: sync.pageSize, signal }).pages())) {
    total = page.total ?? total
    const hashes = new Map(page.items.map((item) => [item.id, contentHash(item)]))
    const known = await libraryHashes(db.em(), { libraryId: library.id, absBookIds: [...hashes.keys()] })
    const changed = [...hashes].flatMap(([id, hash]) => (known.get(id) === hash ? [] : [id]))
    for (const id of hashes.keys()) seen.add(id)
    report.seen(hashes.size)
    report.unchanged(hashes.size - changed.length)
    for await (const chunk of readAhead(inChunks(shelf.items.batchGet(changed, { signal }), chunkSize))) {
      await mergeChunk(sync, chunk.map((item) => libraryItem(item, hashes.get(item.id) ?? '')))
    }
    sync.onPage({ done: seen.size, total })
  }
  const gone = await confirmVanished(sync, seen)
  if (gone.length === 0 || sync.dryRun) return
  const { marked } = await markVanished(db.em(), { libraryId: library.id, absBookIds: gone, at: sync.now() })
  for (const book of marked) report.changed({ title: book.title, link: `/api/books/${book.id}`, reason: 'vanished' })
}

async function mergeChunk(sync: LibrarySync, items: readonly ReturnType<typeof libraryItem>[]): Promise<void> {
  const { db, report } = sync
  if (sync.dryRun) {
    report.skipped('dry_run')
    return
  }
  const merged = await mergeLibraryItems(db.em(), { items, at: sync.now() })
  for (const { outcome, id, title } of merged.items) {
    const item = { title, link: `/api/books/${id}` }
    if (outcome === 'created') report.created(item)
    else if (outcome === 'unchanged') report.unchanged()
    else report.changed({ ...item, reason: outcome })
  }
}

import { libraryHashes } from '@shelfhand/domain/queries'
import { readAhead } from '../../read-ahead.ts'
import { contentHash } from './content-hash.ts'
import type { LibrarySync } from './library-sync.ts'

/** What a library's list says, compared with the database. */
export interface Listed {
  /** The ids of all items. */
  readonly seen: Set<string>
  /** The content hash of each item that is new or changed, by id. */
  readonly changed: Map<string, string>
}

/** Reads the whole list of a library, page by page, and compares each page with what is known. */
export async function listLibrary(sync: LibrarySync): Promise<Listed> {
  const { shelf, db, library, signal, report } = sync
  const seen = new Set<string>()
  const changed = new Map<string, string>()
  for await (const page of readAhead(shelf.items.list(library.id, { limit: sync.pageSize, signal }).pages())) {
    const hashes = new Map(page.items.map((item) => [item.id, contentHash(item)]))
    const known = await libraryHashes(db.em(), { libraryId: library.id, absBookIds: [...hashes.keys()] })
    for (const [id, hash] of hashes) {
      seen.add(id)
      if (known.get(id) !== hash) changed.set(id, hash)
    }
  }
  report.seen(seen.size)
  report.unchanged(seen.size - changed.size)
  return { seen, changed }
}

import type { ExpandedItem } from '@shelfhand/clients/audiobookshelf'
import type { LibraryItem } from '@shelfhand/domain/queries'

/**
 * A whole item of Audiobookshelf as the database takes it. Text that is blank counts as absent, and a name that comes
 * twice counts once. `contentHash` is that of the item in the list, which is what the next sync compares.
 */
export function libraryItem(item: ExpandedItem, contentHash: string): LibraryItem {
  const { metadata } = item.media
  return {
    absBookId: item.id,
    libraryId: item.libraryId,
    contentHash,
    title: present(metadata.title) ?? present(item.relPath) ?? 'Untitled',
    subtitle: present(metadata.subtitle),
    authors: named(metadata.authors, ({ id, name }) => ({ absAuthorId: id, name })),
    narrators: [...new Set(metadata.narrators.flatMap((name) => present(name) ?? []))],
    series: named(metadata.series, ({ id, name, sequence }) => ({
      absSeriesId: id,
      name,
      sequence: present(sequence),
    })),
    isbn: present(metadata.isbn),
    asin: present(metadata.asin)?.toUpperCase() ?? null,
    publisher: present(metadata.publisher),
    publishedYear: year(metadata.publishedYear),
    publishedDate: present(metadata.publishedDate),
    language: present(metadata.language),
    description: present(metadata.description),
    genres: [...new Set(metadata.genres.flatMap((genre) => present(genre) ?? []))],
    tags: [...new Set(item.media.tags.flatMap((tag) => present(tag) ?? []))],
    abridged: metadata.abridged,
    explicit: metadata.explicit,
    filePath: present(item.path),
    durationSeconds: item.media.duration,
    sizeBytes: item.media.size,
    coverUrl: item.media.coverPath === null ? null : `/api/items/${item.id}/cover`,
    addedAt: new Date(item.addedAt ?? 0),
    isMissing: item.isMissing,
  }
}

function present(text: string | null | undefined): string | null {
  return text?.trim() || null
}

function year(text: string | null): number | null {
  const found = /^\s*(\d{4})/.exec(text ?? '')?.[1]
  return found === undefined || Number(found) < 1000 ? null : Number(found)
}

/** Entries with a name, each id once. */
function named<In extends { readonly id: string; readonly name: string | null }, Out>(
  entries: readonly In[],
  map: (entry: In & { readonly name: string }) => Out,
): Out[] {
  const byId = new Map<string, Out>()
  for (const entry of entries) {
    const name = present(entry.name)
    if (name !== null && !byId.has(entry.id)) byId.set(entry.id, map({ ...entry, name }))
  }
  return [...byId.values()]
}

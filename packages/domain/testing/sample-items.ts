import type { LibraryItem } from '../src/queries/library-item.ts'

/** A library item with what a test does not care about filled in. */
export function sampleItem(item: Partial<LibraryItem> & { absBookId: string; title: string }): LibraryItem {
  return {
    libraryId: 'library',
    authors: [{ name: 'Brandon Sanderson' }],
    filePath: `/books/${item.absBookId}`,
    contentHash: JSON.stringify(item),
    addedAt: new Date('2026-01-01T00:00:00.000Z'),
    ...item,
  }
}

/** Items of one series, numbered as given. */
export function seriesItems(
  name: string,
  sequences: readonly (string | null)[],
  author = 'Brandon Sanderson',
): LibraryItem[] {
  return sequences.map((sequence, at) =>
    sampleItem({
      absBookId: `${name}-${at}`,
      title: `${name} ${sequence ?? 'without a number'} ${at}`,
      authors: [{ name: author }],
      series: [{ name, sequence }],
    }),
  )
}

import { type Database, type LibraryItem, listSeries, mergeLibraryItems, recordMissingBooks } from '@shelfhand/domain/queries'

const now = new Date('2026-06-01T12:00:00.000Z')

function item(absBookId: string, title: string, more: Partial<LibraryItem> = {}): LibraryItem {
  return {
    absBookId,
    title,
    libraryId: 'main',
    authors: [{ name: 'Ursula K. Le Guin' }],
    filePath: `/books/${absBookId}`,
    contentHash: absBookId,
    addedAt: now,
    ...more,
  }
}

const earthsea = (sequence: string | null) => ({ series: [{ name: 'Earthsea', sequence }] })

function found(title: string, sequence: string) {
  return {
    title,
    sequence,
    authorName: 'Ursula K. Le Guin',
    sources: [{ provider: 'audible', id: `B00${sequence}` }],
    evidence: [{ code: 'listed', sentence: 'A complete list has it.' }],
    confidence: 0.9,
  }
}

/** A small library: a series with all kinds of numbers, titles that are hard to search, and two missing books. */
export async function fillLibrary(db: Database): Promise<{ readonly earthsea: number; readonly items: number }> {
  const items = [
    item('e10', 'The Other Wind', earthsea('10')),
    item('e2', 'The Tombs of Atuan', earthsea('2')),
    item('e1', 'A Wizard of Earthsea', { ...earthsea('1'), isbn: '9780553383041', publishedYear: 1968, language: 'en' }),
    item('e2.5', 'The Word of Unbinding', earthsea('2.5')),
    item('e-', 'Earthsea Revisioned', earthsea(null)),
    item('p', '100% Wolf', { authors: [{ name: 'Jayne Lyons' }], narrators: ['Ánna Çelik'] }),
    item('u', 'Snake_Case', { authors: [{ name: 'Jayne Lyons' }] }),
    item('d', 'The Left Hand of Darkness', { durationSeconds: 34_567.5, genres: ['Science Fiction'] }),
  ]
  await mergeLibraryItems(db.em(), { items, now })
  const series = (await listSeries(db.em())).items.find(({ name }) => name === 'Earthsea')
  if (series === undefined) throw new Error('The series was not made.')
  await recordMissingBooks(db.em(), {
    seriesId: series.id,
    source: 'SERIES_COMPLETION',
    books: [found('Tehanu', '4'), found('The Farthest Shore', '3')],
    complete: true,
    now,
  })
  return { earthsea: series.id, items: items.length }
}

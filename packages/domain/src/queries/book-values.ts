import type { Parameter } from './batch.ts'
import { completeness } from './completeness.ts'
import type { LibraryItem } from './library-item.ts'
import type { Store } from './store.ts'
import { storableMoment } from './stored-moment.ts'
import { storedNumber, storedText, storedTexts } from './stored-text.ts'
import { longestIndexed, storedTitleKey } from './stored-key.ts'

/** The columns that a library item fills, each with the field that may be locked against it. */
export const itemColumns = {
  title: 'title',
  subtitle: 'subtitle',
  title_key: 'title',
  library_id: null,
  isbn: 'isbn',
  asin: 'asin',
  publisher: 'publisher',
  published_year: 'publishedYear',
  published_date: 'publishedDate',
  language: 'language',
  description: 'description',
  genres: 'genres',
  tags: 'tags',
  narrators: 'narrators',
  abridged: 'abridged',
  explicit: 'explicit',
  file_path: null,
  duration_seconds: null,
  size_bytes: null,
  cover_url: 'coverUrl',
  metadata_completeness: null,
  content_hash: null,
  missing_since: null,
  added_at: null,
} as const
export type ItemColumn = keyof typeof itemColumns

/** Years that the table takes; others are a mistake of whoever sent them. */
export const firstYear = 1000
export const lastYear = 9999

/** What a library item is called: without a title, as its folder is, else by its id. */
export function titleOf(item: LibraryItem): string {
  return storedText(item.title) ?? storedText(item.filePath?.split('/').at(-1)) ?? item.absBookId
}

/** A library item as values of columns. Blank text becomes null, what cannot be true is left out. */
export function itemValues(store: Store, item: LibraryItem, now: Date): Record<ItemColumn, Parameter> {
  const title = titleOf(item)
  const year = storedNumber(item.publishedYear, firstYear, lastYear)
  const text = {
    publisher: storedText(item.publisher),
    language: storedText(item.language),
    description: storedText(item.description),
    isbn: indexed(item.isbn),
    asin: indexed(item.asin),
    coverUrl: storedText(item.coverUrl),
  }
  const genres = storedTexts(item.genres)
  const narrators = storedTexts(item.narrators)
  const durationSeconds = storedNumber(item.durationSeconds, 0, Number.MAX_SAFE_INTEGER)
  return {
    title,
    subtitle: storedText(item.subtitle),
    title_key: storedTitleKey(title),
    library_id: item.libraryId,
    isbn: text.isbn,
    asin: text.asin,
    publisher: text.publisher,
    published_year: year === null ? null : Math.trunc(year),
    published_date: storedText(item.publishedDate),
    language: text.language,
    description: text.description,
    genres: store.json(genres),
    tags: store.json(storedTexts(item.tags)),
    narrators: store.json(narrators),
    abridged: store.flag(item.abridged),
    explicit: store.flag(item.explicit),
    file_path: indexed(item.filePath),
    duration_seconds: durationSeconds,
    size_bytes: storedNumber(item.sizeBytes, 0, Number.MAX_SAFE_INTEGER),
    cover_url: text.coverUrl,
    metadata_completeness: completeness({
      ...text,
      title,
      authors: item.authors.length,
      narrators: narrators.length,
      sequences: (item.series ?? []).map((series) => storedText(series.sequence)),
      publishedYear: year,
      durationSeconds,
      genres: genres.length,
    }),
    content_hash: item.contentHash,
    missing_since: item.isMissing === true ? store.moment(now) : null,
    added_at: store.moment(storableMoment(item.addedAt) ?? now),
  }
}

/** A text that is looked for; one that no index holds is a mistake of whoever sent it. */
function indexed(text: string | null | undefined): string | null {
  const stored = storedText(text)
  return stored === null || Buffer.byteLength(stored) > longestIndexed ? null : stored
}

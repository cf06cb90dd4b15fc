import { FatalError } from '../../http/fatal.ts'
import type { Item, Metadata } from '../state/records.ts'
import type { State } from '../state/state.ts'

/** What a `filter` parameter asks for. */
export interface Filter {
  group: string
  value: string
}

/**
 * Reads a filter: `group.<percent-encoded base64>` or a literal word. A percent sign that does not decode kills the
 * real server, and this one.
 */
export function parseFilter(filter: string | undefined): Filter | undefined {
  if (filter === undefined || filter === '') return undefined
  const [group = '', ...rest] = filter.split('.')
  try {
    return { group, value: Buffer.from(decodeURIComponent(rest.join('.')), 'base64').toString('utf8') }
  } catch {
    throw new FatalError('URIError: URI malformed')
  }
}

type Test = (item: Item, value: string) => boolean

const emptyField: Record<string, (metadata: Metadata, item: Item) => boolean> = {
  asin: (metadata) => !metadata.asin,
  isbn: (metadata) => !metadata.isbn,
  subtitle: (metadata) => !metadata.subtitle,
  authors: (metadata) => metadata.authors.length === 0,
  series: (metadata) => metadata.series.length === 0,
  publishedYear: (metadata) => !metadata.publishedYear,
  description: (metadata) => !metadata.description,
  genres: (metadata) => metadata.genres.length === 0,
  tags: (_metadata, item) => item.media.tags.length === 0,
  narrators: (metadata) => metadata.narrators.length === 0,
  publisher: (metadata) => !metadata.publisher,
  language: (metadata) => !metadata.language,
  cover: (_metadata, item) => !item.media.coverPath,
  chapters: (_metadata, item) => item.media.chapters.length === 0,
}

const tracks: Record<string, (count: number) => boolean> = {
  none: (count) => count === 0,
  single: (count) => count === 1,
  multi: (count) => count > 1,
}

const ebooks: Record<string, (item: Item) => boolean> = {
  ebook: (item) => item.media.ebookFile !== null,
  'no-ebook': (item) => item.media.ebookFile === null,
  supplementary: (item) => item.libraryFiles.some((file) => file.fileType === 'ebook' && file.isSupplementary),
  'no-supplementary': (item) => !item.libraryFiles.some((file) => file.fileType === 'ebook' && file.isSupplementary),
}

const groups: Record<string, Test> = {
  authors: (item, value) => item.media.metadata.authors.some((author) => author.id === value),
  series: ({ media: { metadata } }, value) =>
    value === 'no-series' ? metadata.series.length === 0 : metadata.series.some((series) => series.id === value),
  genres: (item, value) => item.media.metadata.genres.includes(value),
  tags: (item, value) => item.media.tags.includes(value),
  narrators: (item, value) => item.media.metadata.narrators.includes(value),
  publishers: (item, value) => item.media.metadata.publisher === value,
  languages: (item, value) => item.media.metadata.language === value,
  publishedDecades: (item, value) => decadeOf(item.media.metadata) === value,
  missing: (item, value) => emptyField[value]?.(item.media.metadata, item) ?? true,
  tracks: (item, value) => tracks[value]?.(item.media.audioFiles.length) ?? true,
  ebooks: (item, value) => ebooks[value]?.(item) ?? true,
  issues: (item) => item.isMissing || item.isInvalid,
  abridged: (item) => item.media.metadata.abridged,
  explicit: (item) => item.media.metadata.explicit,
}

/** The decade of publication ("1990"), or undefined without a year. */
export function decadeOf(metadata: Metadata): string | undefined {
  const year = Number.parseInt(metadata.publishedYear ?? '', 10)
  return Number.isNaN(year) ? undefined : String(Math.floor(year / 10) * 10)
}

/** Tells for each book whether a filter keeps it. An unknown group keeps everything, as on the real server. */
export function keeps(filter: Filter | undefined, state: State, userId: string): (item: Item) => boolean {
  if (filter === undefined) return () => true
  const { group, value } = filter
  if (group === 'progress') return keepsByProgress(value, state, userId)
  if (group === 'feed-open') return (item) => [...state.feeds.values()].some((feed) => feed.entityId === item.id)
  if (group === 'share-open') return () => false
  const test = groups[group]
  return test === undefined ? () => true : (item) => test(item, value)
}

function keepsByProgress(value: string, state: State, userId: string): (item: Item) => boolean {
  const mine = new Map(
    state.progress.filter((entry) => entry.userId === userId).map((entry) => [entry.libraryItemId, entry]),
  )
  return (item) => {
    const progress = mine.get(item.id)
    if (value === 'finished') return progress?.isFinished === true
    if (value === 'in-progress') return progress !== undefined && !progress.isFinished && progress.currentTime > 0
    if (value === 'not-started') return progress === undefined || (!progress.isFinished && progress.currentTime === 0)
    return progress?.isFinished !== true
  }
}

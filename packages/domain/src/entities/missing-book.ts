import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { Author } from './author.ts'
import { between, moment, versionedBase } from './base.ts'
import { Book } from './book.ts'
import { Run } from './run.ts'
import { Series } from './series.ts'

/** `ignored` is a person's permanent no; `owned` is set by itself when the book turns up. */
export const missingBookStatuses = ['wanted', 'ignored', 'downloading', 'owned'] as const
export type MissingBookStatus = (typeof missingBookStatuses)[number]

/** Which search for gaps found the book. */
export const discoverySources = ['SERIES_COMPLETION', 'AUTHOR_COMPLETION', 'TOP10_DISCOVERY', 'MANUAL'] as const
export type DiscoverySource = (typeof discoverySources)[number]

/** Where a provider knows a missing book from. */
export interface MissingBookSource {
  readonly provider: string
  readonly id: string
  readonly url?: string | null
}

/** A book that is not on the shelf. One row for a work: its key is the series and number, or author and title. */
export const MissingBook = defineEntity({
  name: 'MissingBook',
  tableName: 'missing_book',
  properties: {
    ...versionedBase(),
    workKey: p.text().unique('missing_book_work_key_unique'),
    title: p.text().check("title <> ''"),
    subtitle: p.text().nullable(),
    titleKey: p.text(),
    authorName: p.text().nullable(),
    author: p.manyToOne(Author).index(false).nullable().deleteRule('set null'),
    series: p.manyToOne(Series).index(false).nullable().deleteRule('cascade'),
    seriesSequence: p.text().nullable(),
    sequenceSort: p.double().nullable(),
    sequenceEnd: p.double().nullable(),
    novella: p.boolean().default(false),
    discoveredBy: p.manyToOne(Run).index(false).nullable().deleteRule('set null'),
    discoverySource: p.enum(discoverySources),
    sources: p.json<readonly MissingBookSource[]>(),
    evidence: p.json<readonly unknown[]>(),
    confidence: p
      .double()
      .default(0)
      .check(between('confidence', 0, 1)),
    isbn: p.text().nullable(),
    asin: p.text().nullable(),
    mamId: p.text().nullable(),
    absId: p.text().nullable(),
    language: p.text().nullable(),
    coverUrl: p.text().nullable(),
    publishedDate: p.text().nullable(),
    runtimeSeconds: p.double().nullable().check('runtime_seconds >= 0'),
    availability: p.json<unknown>().nullable(),
    status: p.enum(missingBookStatuses).default('wanted'),
    ignoredReason: p.text().nullable(),
    ownedBook: p.manyToOne(Book).index(false).nullable().deleteRule('set null'),
    downloadAttempted: p.boolean().default(false),
    priority: p
      .integer()
      .default(2)
      .check(between('priority', 1, 3)),
    discoveredAt: moment(),
    lastSeenAt: moment(),
  },
  indexes: [
    { name: 'missing_book_status_discovered', properties: ['status', 'discoveredAt', 'id'] },
    { name: 'missing_book_status_title', properties: ['status', 'titleKey', 'id'] },
    { name: 'missing_book_status_priority', properties: ['status', 'priority', 'id'] },
    { name: 'missing_book_series', properties: ['series', 'status', 'id'] },
    { name: 'missing_book_author', properties: ['author', 'status', 'id'] },
    { name: 'missing_book_source', properties: ['discoverySource', 'status', 'id'] },
    {
      name: 'missing_book_source_discovered_at',
      properties: ['discoverySource', 'status', 'discoveredAt', 'id'],
    },
    { name: 'missing_book_source_title_key', properties: ['discoverySource', 'status', 'titleKey', 'id'] },
    { name: 'missing_book_source_priority', properties: ['discoverySource', 'status', 'priority', 'id'] },
    { name: 'missing_book_title', properties: ['titleKey', 'id'] },
    { name: 'missing_book_asin', properties: ['asin', 'id'] },
    { name: 'missing_book_isbn', properties: ['isbn', 'id'] },
    { name: 'missing_book_owned', properties: ['ownedBook'] },
    { name: 'missing_book_run', properties: ['discoveredBy'] },
  ],
})
export type MissingBook = InferEntity<typeof MissingBook>

import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { between, moment, versionedBase } from './base.ts'

/** `duplicate` is a second copy of an active book; `archived` one that was deleted softly. */
export const bookStatuses = ['active', 'duplicate', 'archived'] as const
export type BookStatus = (typeof bookStatuses)[number]

/** Where a book's row came from. */
export const importSources = ['AUDIOBOOKSHELF', 'API', 'BULK_IMPORT', 'DOWNLOAD'] as const
export type ImportSource = (typeof importSources)[number]

/** Where the value of one field came from; a locked one is never overwritten by a task. */
export interface FieldSource {
  readonly source: string
  readonly locked?: boolean
}

/** Fields that lists are asked to lack: each has an index of the books that do. */
const lacking = {
  publisher: 'book_without_publisher',
  publishedYear: 'book_without_year',
  language: 'book_without_language',
  description: 'book_without_description',
  isbn: 'book_without_isbn',
  asin: 'book_without_asin',
  coverUrl: 'book_without_cover',
  durationSeconds: 'book_without_duration',
} as const

/** One edition on the shelf. An ASIN or ISBN may occur twice: editions and copies share them. */
export const Book = defineEntity({
  name: 'Book',
  tableName: 'book',
  properties: {
    ...versionedBase(),
    title: p.text().check("title <> ''"),
    subtitle: p.text().nullable(),
    titleKey: p.text(),
    absBookId: p.text().nullable().unique('book_abs_book_id_unique'),
    libraryId: p.text().nullable(),
    isbn: p.text().nullable(),
    asin: p.text().nullable(),
    publisher: p.text().nullable(),
    publishedYear: p
      .integer()
      .nullable()
      .check(between('published_year', 1000, 9999)),
    publishedDate: p.text().nullable(),
    language: p.text().nullable(),
    description: p.text().nullable(),
    genres: p.json<readonly string[]>(),
    tags: p.json<readonly string[]>(),
    narrators: p.json<readonly string[]>(),
    abridged: p.boolean().nullable(),
    explicit: p.boolean().nullable(),
    filePath: p.text().nullable(),
    durationSeconds: p.double().nullable().check('duration_seconds >= 0'),
    sizeBytes: p.bigint('number').nullable().check('size_bytes >= 0'),
    coverUrl: p.text().nullable(),
    /** Whether no author, or no series, is tied to it; kept by whoever ties. */
    lacksAuthor: p.boolean().default(false).hidden(),
    lacksSeries: p.boolean().default(false).hidden(),
    metadataCompleteness: p
      .integer()
      .default(0)
      .check(between('metadata_completeness', 0, 100)),
    fieldSources: p.json<Readonly<Record<string, FieldSource>>>(),
    contentHash: p.text().nullable(),
    importSource: p.enum(importSources),
    status: p.enum(bookStatuses).default('active'),
    missingSince: moment().nullable(),
    metadataCheckedAt: moment().nullable(),
    addedAt: moment(),
  },
  indexes: [
    { name: 'book_status_title', properties: ['status', 'titleKey', 'id'] },
    { name: 'book_status_added', properties: ['status', 'addedAt', 'id'] },
    { name: 'book_status_updated', properties: ['status', 'updatedAt', 'id'] },
    { name: 'book_status_year', properties: ['status', 'publishedYear', 'id'] },
    { name: 'book_status_completeness', properties: ['status', 'metadataCompleteness', 'id'] },
    { name: 'book_status_checked', properties: ['status', 'metadataCheckedAt', 'id'] },
    { name: 'book_library', properties: ['libraryId', 'id'] },
    { name: 'book_title', properties: ['titleKey', 'id'] },
    { name: 'book_isbn', properties: ['isbn', 'id'] },
    { name: 'book_asin', properties: ['asin', 'id'] },
    { name: 'book_file_path', properties: ['filePath', 'id'] },
    ...Object.entries(lacking).map(([field, name]) => ({
      name,
      properties: ['status', 'titleKey', 'id'] as ('status' | 'titleKey' | 'id')[],
      where: { [field]: null },
    })),
    { name: 'book_without_author', properties: ['status', 'titleKey', 'id'], where: { lacksAuthor: true } },
    { name: 'book_without_series', properties: ['status', 'titleKey', 'id'], where: { lacksSeries: true } },
    { name: 'book_vanished', properties: ['id'], where: { missingSince: { $ne: null } } },
  ],
})
export type Book = InferEntity<typeof Book>

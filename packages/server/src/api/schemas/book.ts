import { bookStatuses, importSources } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'

export const BookStatus = z.enum(bookStatuses)

const texts = z.array(z.string()).readonly()

export const Book = z
  .object({
    id: Id,
    title: z.string(),
    subtitle: z.string().nullable(),
    authors: z.array(z.object({ id: Id, name: z.string(), role: z.string() })).readonly(),
    narrators: texts,
    series: z
      .array(z.object({ id: Id, name: z.string(), sequence: z.string().nullable() }))
      .readonly()
      .describe('With the number as it is written, such as "2.5" or "1-3".'),
    absBookId: z.string().nullable().describe('The id of the item in Audiobookshelf.'),
    libraryId: z.string().nullable(),
    isbn: z.string().nullable(),
    asin: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedYear: z.int().nullable(),
    publishedDate: z.string().nullable(),
    language: z.string().nullable(),
    description: z.string().nullable(),
    genres: texts,
    tags: texts,
    abridged: z.boolean().nullable(),
    explicit: z.boolean().nullable(),
    filePath: z.string().nullable(),
    durationSeconds: z.number().nullable(),
    sizeBytes: z.number().nullable(),
    coverUrl: z.string().nullable(),
    metadataCompleteness: z
      .int()
      .min(0)
      .max(100)
      .describe('Percent of the fields that apply to the book and are filled.'),
    fieldSources: z
      .record(z.string(), z.object({ source: z.string(), locked: z.boolean().optional() }))
      .describe('Where the value of a field came from; locked ones are left alone by tasks.'),
    importSource: z.enum(importSources),
    status: BookStatus,
    missingSince: Moment.nullable().describe('Since when Audiobookshelf does not have it any more.'),
    addedAt: Moment,
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'Book' })

export const BookPage = pageOf('Book', Book)

import { completionStatuses } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'

export const CompletionStatus = z.enum(completionStatuses)
const Percentage = z.number().min(0).max(100).nullable().describe('Null while nobody knows how many works there are.')

export const Series = z
  .object({
    id: Id,
    name: z.string(),
    authors: z.array(z.object({ id: Id, name: z.string() })).readonly(),
    absSeriesId: z.string().nullable(),
    asin: z.string().nullable(),
    hardcoverId: z.string().nullable(),
    totalBooks: z.int().nullable(),
    ownedBooks: z.int().describe('Works: copies count once, a range counts what is in it.'),
    missingBooks: z.int(),
    completionPercentage: Percentage,
    completionStatus: CompletionStatus,
    lastCheckedAt: Moment.nullable(),
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'Series' })

export const SeriesPage = pageOf('Series', Series)

const Evidence = z.object({ code: z.string(), sentence: z.string() }).meta({ id: 'Evidence' })

const Work = z
  .object({
    title: z.string(),
    sequence: z.string().nullable(),
    novella: z.boolean(),
    evidence: z.array(Evidence).readonly(),
  })
  .meta({ id: 'CheckedWork' })

export const SeriesCheck = z
  .object({
    seriesId: Id,
    name: z.string(),
    owned: z.int(),
    total: z.int().nullable(),
    percentage: Percentage,
    complete: z.boolean().describe('Whether every source that was asked gave all it has.'),
    missing: z.array(Work).readonly(),
    unknown: z.array(Work).readonly().describe('What cannot be told from incomplete answers.'),
    rejected: z
      .array(z.object({ title: z.string(), reason: z.string(), evidence: z.array(Evidence).readonly() }))
      .readonly()
      .describe('Candidates that are no missing book, and why.'),
  })
  .meta({ id: 'SeriesCheck' })

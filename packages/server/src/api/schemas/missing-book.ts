import { discoverySources, missingBookStatuses } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'

export const MissingBookStatus = z.enum(missingBookStatuses)
export const DiscoverySource = z.enum(discoverySources)

export const MissingBook = z
  .object({
    id: Id,
    title: z.string(),
    subtitle: z.string().nullable(),
    authorName: z.string().nullable(),
    authorId: Id.nullable(),
    seriesId: Id.nullable(),
    seriesName: z.string().nullable(),
    seriesSequence: z.string().nullable(),
    novella: z.boolean(),
    discoveredBy: Id.nullable().describe('The run that found it first.'),
    discoverySource: DiscoverySource,
    sources: z.array(z.object({ provider: z.string(), id: z.string(), url: z.string().nullish() })).readonly(),
    evidence: z.array(z.unknown()).readonly().describe('Why it is believed to be missing.'),
    confidence: z.number().min(0).max(1),
    isbn: z.string().nullable(),
    asin: z.string().nullable(),
    mamId: z.string().nullable(),
    absId: z.string().nullable(),
    language: z.string().nullable(),
    coverUrl: z.string().nullable(),
    publishedDate: z.string().nullable(),
    runtimeSeconds: z.number().nullable(),
    availability: z.unknown().describe('What the indexers had; null when they were not asked.'),
    status: MissingBookStatus,
    ignoredReason: z.string().nullable(),
    ownedBookId: Id.nullable(),
    downloadAttempted: z.boolean(),
    priority: z.int().min(1).max(3).describe('1 is high.'),
    discoveredAt: Moment,
    lastSeenAt: Moment,
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'MissingBook' })

export const MissingBookPage = pageOf('MissingBook', MissingBook)

import { correctionSources } from '@shelfhand/domain/entities'
import { z } from 'zod'

const count = z.int().min(0)

export const MetadataStatistics = z
  .object({
    books: count.describe('Active ones, as all numbers of books here.'),
    averageCompleteness: z.number().min(0).max(100).nullable().describe('Percent; null without books.'),
    bands: z.record(z.enum(['100', '80-99', '50-79', '0-49']), count).describe('Books by percent of completeness.'),
    lacking: z.record(z.string(), count).describe('How many books lack a field.'),
    corrections: count,
    correctionsBySource: z.record(z.enum(correctionSources), count),
    correctionsLast7Days: count,
    reverted: count,
  })
  .meta({ id: 'MetadataStatistics' })

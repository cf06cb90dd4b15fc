import { z } from 'zod'
import { Id, Moment } from './fields.ts'

export const DataQuality = z
  .object({
    asOf: Moment,
    findings: z.array(
      z.object({
        code: z.string().describe('Such as `duplicate_books` or `series_without_numbers`.'),
        count: z.int().min(0),
        examples: z
          .array(z.object({ id: Id, title: z.string() }))
          .readonly()
          .describe('The first ten.'),
      }),
    ),
  })
  .meta({ id: 'DataQuality' })

import { z } from 'zod'

const count = z.int().min(0)

export const BulkImport = z
  .object({
    created: count,
    updated: count,
    unchanged: count,
    failed: count,
    errors: z
      .array(z.object({ index: count, issues: z.array(z.object({ path: z.string(), message: z.string() })) }))
      .describe('Every row that was refused, by its place in the input, from 0.'),
  })
  .meta({ id: 'BulkImport' })

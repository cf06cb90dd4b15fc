import { z } from 'zod'

export const Cleanup = z
  .object({
    dryRun: z.boolean().describe('Whether it was only counted.'),
    deleted: z.object({
      tasks: z.int().min(0).describe('Runs, with their logs.'),
      attempts: z.int().min(0),
      downloads: z.int().min(0),
      cache: z.int().min(0),
    }),
  })
  .meta({ id: 'Cleanup' })

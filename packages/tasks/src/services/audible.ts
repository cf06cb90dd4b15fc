import { audibleRegions, createAudible } from '@shelfhand/clients/audible'
import { z } from 'zod'
import { defineService } from '../define-service.ts'

/** Audible's public catalogue: complete lists of series, no key needed. */
export const audible = defineService({
  id: 'audible',
  description: "Audible's catalogue",
  settings: z.strictObject({
    region: z.enum(audibleRegions).default('us'),
    /** Another address than the shop's own, such as a proxy of yours. */
    baseUrl: z.url().optional(),
    /** Milliseconds between two requests. Audible shuts out addresses that ask for much in a short time. */
    spacing: z.int().min(0).default(1000),
  }),
  environment: { region: 'AUDIBLE_REGION', baseUrl: 'AUDIBLE_BASE_URL', spacing: 'AUDIBLE_SPACING' },
  create: ({ spacing, ...settings }, context) =>
    createAudible({ ...settings, ...context, rateLimit: { spacing, burst: 3, concurrency: 2 } }),
  async probe(client, { signal }) {
    await client.products.search({ keywords: 'audiobook', pageSize: 1, signal }).page(0)
    return { version: null }
  },
})

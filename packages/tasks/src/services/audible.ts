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
  }),
  environment: { region: 'AUDIBLE_REGION', baseUrl: 'AUDIBLE_BASE_URL' },
  create: (settings, { onRequest, userAgent }) => createAudible({ ...settings, onRequest, ...(userAgent && { userAgent }) }),
  async probe(client, { signal }) {
    await client.products.search({ keywords: 'audiobook', pageSize: 1, signal }).page(0)
    return { version: null }
  },
})

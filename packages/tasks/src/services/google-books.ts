import { createGoogleBooks } from '@shelfhand/clients/google-books'
import { z } from 'zod'
import { defineService } from '../define-service.ts'

/** Google Books: ISBN, covers, descriptions and years. It does not know series. */
export const googleBooks = defineService({
  id: 'google-books',
  description: 'Google Books',
  settings: z.strictObject({
    /** Without a key everybody shares one quota, which is often used up. */
    apiKey: z.string().min(1).optional(),
    baseUrl: z.url().optional(),
    /** Requests a day that the key has at Google; 1,000 unless more were granted. */
    dailyRequests: z.int().min(1).default(1000),
  }),
  environment: {
    apiKey: 'GOOGLE_BOOKS_API_KEY',
    baseUrl: 'GOOGLE_BOOKS_BASE_URL',
    dailyRequests: 'GOOGLE_BOOKS_DAILY_REQUESTS',
  },
  create: ({ apiKey, baseUrl }, context) => createGoogleBooks({ apiKey, baseUrl, ...context }),
  // Google counts the days of California. What callers without a key have left only Google knows.
  quota: ({ apiKey, dailyRequests }) =>
    apiKey === undefined
      ? null
      : { window: 'day', limit: dailyRequests, resets: { cron: '0 0 * * *', timezone: 'America/Los_Angeles' } },
  async probe(client, { signal }) {
    await client.volumes.byIsbn('9780765326355', { signal })
    return { version: null }
  },
})

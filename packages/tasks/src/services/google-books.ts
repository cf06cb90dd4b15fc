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
  }),
  environment: { apiKey: 'GOOGLE_BOOKS_API_KEY', baseUrl: 'GOOGLE_BOOKS_BASE_URL' },
  create: (settings, { onRequest, userAgent }) =>
    createGoogleBooks({ ...settings, onRequest, ...(userAgent && { userAgent }) }),
  async probe(client, { signal }) {
    await client.volumes.byIsbn('9780765326355', { signal })
    return { version: null }
  },
})

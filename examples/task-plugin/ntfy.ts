import { baseUrlOption, defineClient } from '@shelfhand/clients'
import { defineService } from '@shelfhand/tasks'
import { z } from 'zod'

/** A client of ntfy (https://docs.ntfy.sh/publish), with the retries, time limits and errors of all the others. */
const createNtfy = defineClient({
  service: 'ntfy',
  title: 'ntfy',
  options: { baseUrl: baseUrlOption, topic: z.string(), token: z.string().optional() },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ token }) => [token],
  authorization: ({ token }) => (token ? { headers: () => ({ authorization: `Bearer ${token}` }) } : undefined),
  create: (http, { topic }) => ({
    publish: (message: string, { signal }: { signal?: AbortSignal } = {}) =>
      http.send('POST', '/', { body: { json: { topic, message } }, signal }),
    health: async ({ signal }: { signal?: AbortSignal } = {}) =>
      http.request('GET', '/v1/health', { schema: z.object({ healthy: z.boolean() }), signal }),
  }),
})

/** What tasks name in `uses`: which settings the service needs, and how its client is made of them. */
export const ntfy = defineService({
  id: 'ntfy',
  description: 'an ntfy server for messages to your phone',
  settings: z.strictObject({
    baseUrl: z.url().default('https://ntfy.sh'),
    topic: z.string({ error: 'is missing: the topic to write to' }).min(1),
    token: z.string().min(1).optional(),
  }),
  environment: { baseUrl: 'NTFY_BASE_URL', topic: 'NTFY_TOPIC', token: 'NTFY_TOKEN' },
  create: (settings, context) => createNtfy({ ...settings, ...context }),
  async probe(client, { signal }) {
    await client.health({ signal })
    return { version: null }
  },
})

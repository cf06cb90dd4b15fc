import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { ApiKey, ApiKeys, CreatedApiKey } from './schemas/user.ts'
import { createRemoval } from './writing/removal.ts'
import type { WriteCall, Writer } from './writing/writer.ts'

const NewApiKey = z.strictObject({
  name: z.string().trim().min(1),
  userId: z.string().min(1),
  /** Seconds until it expires; never when absent. */
  expiresIn: z.int().min(1).optional(),
  // Left out, the server makes a key that does not work.
  isActive: z.boolean().default(true),
})
export type NewApiKey = z.input<typeof NewApiKey>

const ApiKeyAnswer = z.object({ apiKey: ApiKey })

/** API keys. A key is as good as its user; there are no scopes. Admins only, since 2.26. */
export function apiKeyRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    async list({ signal }: Signalled = {}): Promise<ApiKey[]> {
      return (await http.request('GET', '/api/api-keys', { schema: ApiKeys, signal })).apiKeys
    },

    /** Makes a key. Its text, `apiKey`, is told this once. */
    async create(key: NewApiKey, { signal }: Signalled = {}): Promise<ApiKey & { apiKey: string }> {
      const json = checked(http, 'POST', '/api/api-keys', NewApiKey, key)
      const send = async (call: WriteCall) =>
        (await http.request('POST', '/api/api-keys', { schema: CreatedApiKey, body: { json }, ...call })).apiKey
      return write({ signal, once: true, send })
    },

    async update(keyId: string, { isActive }: { isActive: boolean }, { signal }: Signalled = {}): Promise<ApiKey> {
      const route = path`/api/api-keys/${keyId}`
      const json = { isActive: checked(http, 'PATCH', route, z.boolean(), isActive) }
      return write({
        signal,
        send: async (call) =>
          (await http.request('PATCH', route, { schema: ApiKeyAnswer, body: { json }, ...call })).apiKey,
      })
    },

    async remove(keyId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/api-keys/${keyId}`, { signal })
    },
  }
}

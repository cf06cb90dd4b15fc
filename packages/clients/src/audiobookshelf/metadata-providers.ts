import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { CreatedProvider, MetadataProviders, type MetadataProvider } from './schemas/notification.ts'
import { madeSince } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const NewProvider = z.strictObject({
  name: z.string().trim().min(1),
  /** The server asks `{url}/search`. */
  url: z.url({ protocol: /^https?$/ }),
  /** Sent as the Authorization header, word for word. */
  authHeaderValue: z.string().optional(),
  mediaType: z.enum(['book', 'podcast']).default('book'),
})
export type NewMetadataProvider = z.input<typeof NewProvider>

/** Metadata providers that the server asks, such as one of our own. As provider of a match its name is `custom-<id>`. Admins only. */
export function metadataProviderRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  const route = '/api/custom-metadata-providers'
  const list = async ({ signal }: Signalled = {}): Promise<MetadataProvider[]> =>
    (await http.request('GET', route, { schema: MetadataProviders, signal })).providers
  return {
    list,

    async create(provider: NewMetadataProvider, { signal }: Signalled = {}): Promise<MetadataProvider> {
      const json = checked(http, 'POST', route, NewProvider, provider)
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', route, { schema: CreatedProvider, body: { json }, ...call })).provider,
        confirm: async ({ since, signal }) =>
          (await list({ signal })).find(
            ({ name, url, createdAt }) => name === json.name && url === json.url && madeSince(createdAt, since),
          ),
      })
    },

    /** Libraries that used it go back to Google. */
    async remove(providerId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/custom-metadata-providers/${providerId}`, { signal })
    },
  }
}

import { ClientError } from '@shelfhand/clients'
import { type Audiobookshelf, createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { z } from 'zod'
import { defineService } from '../define-service.ts'

/** API keys came with 2.26; before that the server answers in other ways than the client expects. */
export const oldestAudiobookshelf = { major: 2, minor: 26 }

/** The user's Audiobookshelf. */
export const audiobookshelf = defineService({
  id: 'audiobookshelf',
  description: 'an Audiobookshelf server',
  settings: z.strictObject({
    baseUrl: z.url({ protocol: /^https?$/, error: 'has to be an address such as http://localhost:13378' }),
    apiKey: z.string({ error: 'is missing: an API key of Audiobookshelf (Settings, API Keys)' }).trim().min(1),
  }),
  environment: { baseUrl: 'ABS_BASE_URL', apiKey: 'ABS_API_TOKEN' },
  create: (settings, context) => createAudiobookshelf({ ...settings, ...context }),
  async probe(client, { signal }) {
    const version = await assertSupported(client, { signal })
    await client.libraries.list({ signal })
    return { version }
  },
})

/** The server's version. Throws ClientError `rejected` when it is older than Shelfhand understands. */
export async function assertSupported(
  client: Audiobookshelf,
  options: { readonly signal: AbortSignal },
): Promise<string> {
  const status = await client.server.status(options)
  const serverVersion = status.serverVersion ?? '0.0'
  const [major = 0, minor = 0] = serverVersion.split('.').map(Number)
  const oldest = oldestAudiobookshelf
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return serverVersion
  throw new ClientError({
    code: 'rejected',
    service: 'audiobookshelf',
    title: 'Audiobookshelf',
    request: 'GET /status',
    detail: `its version ${status.serverVersion ?? '(not told)'} is too old; update it to ${oldest.major}.${oldest.minor} or newer`,
  })
}

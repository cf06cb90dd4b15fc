import { ClientError } from '@shelfhand/clients'
import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
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
  create: (settings, { onRequest, userAgent }) =>
    createAudiobookshelf({ ...settings, onRequest, ...(userAgent && { userAgent }) }),
  async probe(client, { signal }) {
    const { serverVersion } = await client.server.status({ signal })
    const [major = 0, minor = 0] = serverVersion.split('.').map(Number)
    const { major: oldestMajor, minor: oldestMinor } = oldestAudiobookshelf
    if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
      throw new ClientError({
        code: 'rejected',
        service: 'audiobookshelf',
        title: 'Audiobookshelf',
        request: 'GET /status',
        detail: `version ${serverVersion} is too old; Shelfhand needs ${oldestMajor}.${oldestMinor} or newer`,
      })
    }
    await client.libraries.list({ signal })
    return { version: serverVersion }
  },
})

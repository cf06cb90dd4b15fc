import { z } from 'zod'
import type { Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { ServerStats, Status } from './schemas/server.ts'

/** The server itself. The first three need no sign-in. */
export function serverRoutes(http: Http) {
  return {
    /** Version and sign-in methods. */
    status: async ({ signal }: Signalled = {}) =>
      http.request('GET', '/status', { schema: Status, authorize: false, signal }),

    /** Whether an Audiobookshelf answers at all; never tried twice. */
    async ping({ signal }: Signalled = {}): Promise<boolean> {
      const schema = z.object({ success: z.boolean() })
      return (await http.request('GET', '/ping', { schema, authorize: false, attempts: 1, signal })).success
    },

    /** Rejects while the server is not ready to work. */
    healthcheck: async ({ signal }: Signalled = {}) =>
      http.send('GET', '/healthcheck', { authorize: false, attempts: 1, signal }),

    /** Sizes and counts over all libraries. Admins only. */
    stats: async ({ signal }: Signalled = {}) =>
      http.request('GET', '/api/stats/server', { schema: ServerStats, signal }),
  }
}

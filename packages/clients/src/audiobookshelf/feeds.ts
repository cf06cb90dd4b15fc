import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Feeds, OpenedFeed, type Feed } from './schemas/notification.ts'
import type { Writer } from './writing/writer.ts'

const NewFeed = z.strictObject({
  /** The last part of the feed's address; must be free. */
  slug: z.string().regex(/^[\w-]+$/, 'must be letters, digits, - and _'),
  /** Where listeners reach the server. */
  serverAddress: z.url({ protocol: /^https?$/ }),
})
export type NewFeed = z.input<typeof NewFeed>

/** RSS feeds. Opening and listing are for admins; the feed itself is public. */
export function feedRoutes(http: Http, write: Writer) {
  async function open(route: string, feed: NewFeed, signal: AbortSignal | undefined): Promise<Feed> {
    const json = checked(http, 'POST', route, NewFeed, feed)
    return write({
      signal,
      once: true,
      send: async () => (await http.request('POST', route, { schema: OpenedFeed, body: { json }, signal })).feed,
    })
  }
  return {
    async list({ signal }: Signalled = {}): Promise<Feed[]> {
      return (await http.request('GET', '/api/feeds', { schema: Feeds, signal })).feeds
    },

    openItem: async (itemId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open(path`/api/feeds/item/${itemId}/open`, feed, signal),

    openSeries: async (seriesId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open(path`/api/feeds/series/${seriesId}/open`, feed, signal),

    openCollection: async (collectionId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open(path`/api/feeds/collection/${collectionId}/open`, feed, signal),

    async close(feedId: string, { signal }: Signalled = {}): Promise<void> {
      await write({ signal, once: true, send: () => http.send('POST', path`/api/feeds/${feedId}/close`, { signal }) })
    },

    /** The feed as XML, as listeners get it. */
    read: async (slug: string, { signal }: Signalled = {}) =>
      http.text('GET', path`/feed/${slug}`, { authorize: false, signal }),
  }
}

import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Feeds, OpenedFeed, type Feed } from './schemas/notification.ts'
import { createRemoval } from './writing/removal.ts'
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
  const remove = createRemoval(http, write)
  const list = async ({ signal }: Signalled = {}): Promise<Feed[]> =>
    (await http.request('GET', '/api/feeds', { schema: Feeds, signal })).feeds

  async function open(
    kind: 'item' | 'series' | 'collection',
    id: string,
    feed: NewFeed,
    { signal }: Signalled,
  ): Promise<Feed> {
    const route = path`/api/feeds/${kind}/${id}/open`
    const json = checked(http, 'POST', route, NewFeed, feed)
    return write({
      signal,
      send: async (call) => (await http.request('POST', route, { schema: OpenedFeed, body: { json }, ...call })).feed,
      // A slug is there once.
      confirm: async ({ signal }) =>
        (await list({ signal })).find(({ slug, entityId }) => slug === json.slug && entityId === id),
    })
  }
  return {
    list,

    openItem: async (itemId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open('item', itemId, feed, { signal }),

    openSeries: async (seriesId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open('series', seriesId, feed, { signal }),

    openCollection: async (collectionId: string, feed: NewFeed, { signal }: Signalled = {}) =>
      open('collection', collectionId, feed, { signal }),

    async close(feedId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/feeds/${feedId}/close`, { method: 'POST', signal })
    },

    /** The feed as XML, as listeners get it. */
    read: async (slug: string, { signal }: Signalled = {}) =>
      http.text('GET', path`/feed/${slug}`, { authorize: false, signal }),
  }
}

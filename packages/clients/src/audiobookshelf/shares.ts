import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Share } from './schemas/share.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const NewShare = z.strictObject({
  /** The id of the item's `media`, not of the item. */
  mediaItemId: z.string().min(1),
  mediaItemType: z.enum(['book', 'podcastEpisode']).default('book'),
  /** The last part of the public address; must be free. */
  slug: z.string().regex(/^[\w-]+$/, 'must be letters, digits, - and _'),
  /** Milliseconds since the epoch; never when 0 or absent. */
  expiresAt: z.int().min(0).default(0),
  isDownloadable: z.boolean().default(false),
})
export type NewShare = z.input<typeof NewShare>

/** Public links to books. `items.get` with `include: ['share']` tells of the one that an item has. Admins only. */
export function shareRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    async create(share: NewShare, { signal }: Signalled = {}): Promise<Share> {
      const route = '/api/share/mediaitem'
      const json = checked(http, 'POST', route, NewShare, share)
      // There is no list of shares to look in.
      return write({
        signal,
        once: true,
        send: (call) => http.request('POST', route, { schema: Share, body: { json }, ...call }),
      })
    },

    /** Closes the link. */
    async remove(shareId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/share/mediaitem/${shareId}`, { signal })
    },
  }
}

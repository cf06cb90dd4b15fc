import type { Json } from '../state/records.ts'
import type { State } from '../state/state.ts'

/** A feed as most answers show it. */
export function shortFeed(feed: Json): Json {
  const { id, entityType, entityId, feedUrl, meta } = feed
  const { title, description, preventIndexing, ownerName, ownerEmail } = meta as Json
  return { id, entityType, entityId, feedUrl, meta: { title, description, preventIndexing, ownerName, ownerEmail } }
}

/** The open feed of a book, a series or a collection. */
export function feedOf(state: State, entityId: string): Json | undefined {
  const feed = [...state.feeds.values()].find((entry) => entry.entityId === entityId)
  return feed && shortFeed(feed)
}

/** A feed as admins see it, without what only this server needs. */
export function wholeFeed(feed: Json): Json {
  const { xml: _xml, ...rest } = feed
  return rest
}

/** Closes the feeds of something that goes away. */
export function closeFeedsOf(state: State, entityId: string): void {
  for (const [id, feed] of state.feeds) {
    if (feed.entityId !== entityId) continue
    state.feeds.delete(id)
    state.announce('rss_feed_closed', shortFeed(feed))
  }
}

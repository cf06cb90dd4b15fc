import type { z } from 'zod'
import { ExpandedItem } from './item.ts'
import { Feed } from './notification.ts'
import { Share } from './share.ts'
import { Progress } from './user.ts'

/** An item with what was asked for besides; undefined when it was not, null when there is none. */
export const ItemWithExtras = ExpandedItem.extend({
  userMediaProgress: Progress.nullish(),
  rssFeed: Feed.nullish(),
  mediaItemShare: Share.nullish(),
})
export type ItemWithExtras = z.output<typeof ItemWithExtras>

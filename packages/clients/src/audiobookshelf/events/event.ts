import { z } from 'zod'
import { Author } from '../schemas/author.ts'
import { Collection } from '../schemas/collection.ts'
import { ExpandedItem } from '../schemas/item.ts'
import { Library } from '../schemas/library.ts'
import { Series } from '../schemas/series.ts'
import { Task } from '../schemas/server.ts'
import { number } from '../schemas/tolerant.ts'
import { Progress } from '../schemas/user.ts'

const Removed = z.object({ id: z.string(), libraryId: z.string().nullish() })

function event<Name extends string, Data extends z.ZodType>(type: Name, data: Data) {
  return z.object({ type: z.literal(type), data })
}

/** The server's events that an automation can use, with what they carry. Others are passed over. */
const ServerEvent = z.discriminatedUnion('type', [
  event('task_started', Task),
  event('task_finished', Task),
  event('item_added', ExpandedItem),
  event('item_updated', ExpandedItem),
  event('item_removed', Removed),
  event('items_added', z.array(ExpandedItem)),
  event('items_updated', z.array(ExpandedItem)),
  event('author_added', Author),
  event('author_updated', Author),
  event('author_removed', Removed),
  event('series_added', Series),
  event('series_updated', Series),
  event('series_removed', Removed),
  event('library_added', Library),
  event('library_updated', Library),
  event('library_removed', Removed),
  event('collection_added', Collection),
  event('collection_updated', Collection),
  event('collection_removed', Removed),
  event('user_item_progress_updated', z.object({ id: z.string().nullish(), data: Progress.nullish() })),
  event('batch_quickmatch_complete', z.object({ success: z.boolean().nullish(), updates: number, unmatched: number })),
])

/**
 * An event of the server, or `relist`, which is ours: at the start, after every gap, and when something could not be
 * read or kept. The server keeps no events for those who were away, so whatever was cached has to be listed again.
 */
export type AudiobookshelfEvent =
  | z.output<typeof ServerEvent>
  | { type: 'relist'; reason: 'connected' | 'reconnected' | 'unreadable_event' | 'overflow' }

/** The names of the server's events that reach the caller. */
export const serverEventNames: ReadonlySet<string> = new Set(
  ServerEvent.options.map((option) => option.shape.type.value),
)

/** The event as the caller gets it; undefined for those that are passed over. */
export function readEvent(name: string, data: unknown): AudiobookshelfEvent | undefined {
  if (!serverEventNames.has(name)) return undefined
  const result = ServerEvent.safeParse({ type: name, data })
  return result.success ? result.data : { type: 'relist', reason: 'unreadable_event' }
}

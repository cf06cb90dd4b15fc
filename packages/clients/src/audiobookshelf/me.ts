import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { Progress, ProgressList, User } from './schemas/user.ts'
import { Item } from './schemas/item.ts'
import { number } from './schemas/tolerant.ts'
import { ownSessionRoutes } from './sessions.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const ProgressChanges = z.strictObject({
  /** Seconds. */
  duration: z.number().min(0).optional(),
  /** Seconds. */
  currentTime: z.number().min(0).optional(),
  /** From 0 to 1. */
  progress: z.number().min(0).max(1).optional(),
  isFinished: z.boolean().optional(),
  hideFromContinueListening: z.boolean().optional(),
  ebookLocation: z.string().nullable().optional(),
  ebookProgress: z.number().min(0).max(1).optional(),
  /** Milliseconds since the epoch. */
  finishedAt: z.int().nullable().optional(),
  startedAt: z.int().nullable().optional(),
})
export type ProgressChanges = z.input<typeof ProgressChanges>

// The server dies of an entry that is null, and says nothing of entries that fail.
const ProgressBatch = z
  .array(ProgressChanges.extend({ libraryItemId: z.string().min(1), episodeId: z.string().min(1).optional() }))
  .min(1)
export type ProgressEntry = z.input<typeof ProgressBatch>[number]

const InProgress = z.object({ libraryItems: z.array(Item) })
/** Seconds. */
const ListeningStats = z.object({
  totalTime: z.number(),
  today: number,
  days: z.record(z.string(), z.number()).nullish(),
})

/** The signed-in user and where they are in their books. */
export function meRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    get: async ({ signal }: Signalled = {}) => http.request('GET', '/api/me', { schema: User, signal }),

    listeningStats: async ({ signal }: Signalled = {}) =>
      http.request('GET', '/api/me/listening-stats', { schema: ListeningStats, signal }),

    async itemsInProgress({ limit = 25, signal }: Signalled & { limit?: number } = {}): Promise<Item[]> {
      const query = { limit: checked(http, 'GET', '/api/me/items-in-progress', z.int().min(1), limit) }
      return (await http.request('GET', '/api/me/items-in-progress', { schema: InProgress, query, signal }))
        .libraryItems
    },

    ...ownSessionRoutes(http, write),

    progress: {
      async list({ signal }: Signalled = {}): Promise<Progress[]> {
        return (await http.request('GET', '/api/me/progress', { schema: ProgressList, signal })).mediaProgress
      },

      /** `not_found` for an item that was never begun. */
      get: async (itemId: string, { signal }: Signalled = {}) =>
        http.request('GET', path`/api/me/progress/${itemId}`, { schema: Progress, signal }),

      async update(itemId: string, changes: ProgressChanges, { signal }: Signalled = {}): Promise<void> {
        const route = path`/api/me/progress/${itemId}`
        const json = checked(http, 'PATCH', route, ProgressChanges, changes)
        await write({ signal, send: (call) => http.send('PATCH', route, { body: { json }, ...call }) })
      },

      /** Changes many at once. The server says nothing about entries it could not take, as for unknown items: read back. */
      async batchUpdate(entries: readonly ProgressEntry[], { signal }: Signalled = {}): Promise<void> {
        const route = '/api/me/progress/batch/update'
        const json = checked(http, 'PATCH', route, ProgressBatch, entries)
        await write({ signal, send: (call) => http.send('PATCH', route, { body: { json }, ...call }) })
      },

      /** By the id of the progress, not of the item. */
      async remove(progressId: string, { signal }: Signalled = {}): Promise<void> {
        await remove(path`/api/me/progress/${progressId}`, { signal })
      },
    },
  }
}

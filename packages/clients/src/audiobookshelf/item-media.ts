import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { batchGetItems } from './batch-get.ts'
import { checked, type Signalled } from './input.ts'
import { ExpandedItem, WrittenItem } from './schemas/item.ts'
import { mediaMatches } from './writing/media-matches.ts'
import { MediaUpdate, type MediaUpdateInput } from './writing/media-update.ts'
import type { Writer } from './writing/writer.ts'

/** `updated` is true, or absent when nothing changed, or the address of a cover. */
const UpdateAnswer = z.object({ updated: z.union([z.boolean(), z.string()]).optional(), libraryItem: WrittenItem })
const BatchAnswer = z.object({ success: z.boolean().nullish(), updates: z.number() })
const BatchInput = z.array(z.object({ id: z.string().min(1), update: MediaUpdate }))

/** So many items a call: about a second of the server's time. */
const batchSize = 200

/** Changes to metadata and tags. */
export function itemMediaRoutes(http: Http, write: Writer) {
  return {
    /** Changes one item; `updated` is false when it already was like that. */
    async update(
      itemId: string,
      changes: MediaUpdateInput,
      { signal }: Signalled = {},
    ): Promise<{ updated: boolean; item: WrittenItem }> {
      const route = path`/api/items/${itemId}/media`
      const update = checked(http, 'PATCH', route, MediaUpdate, changes)
      return write({
        signal,
        async send(call) {
          const answer = await http.request('PATCH', route, { schema: UpdateAnswer, body: { json: update }, ...call })
          return { updated: Boolean(answer.updated), item: answer.libraryItem }
        },
        async confirm() {
          const query = { expanded: 1 }
          const item = await http.request('GET', path`/api/items/${itemId}`, { schema: ExpandedItem, query, signal })
          return mediaMatches(item, update) ? { updated: true, item: WrittenItem.parse(item) } : undefined
        },
      })
    },

    /**
     * Changes many items, in chunks; gives how many were changed. A chunk with an unknown id is `not_found` and does
     * nothing, while earlier chunks stay done.
     */
    async batchUpdate(
      updates: readonly { id: string; update: MediaUpdateInput }[],
      { signal }: Signalled = {},
    ): Promise<number> {
      const route = '/api/items/batch/update'
      const entries = checked(http, 'POST', route, BatchInput, updates)
      if (new Set(entries.map(({ id }) => id)).size < entries.length) {
        throw http.failure('POST', route, { code: 'rejected', detail: 'nothing was sent, as an id is there twice' })
      }
      let changed = 0
      for (let start = 0; start < entries.length; start += batchSize) {
        let chunk = entries.slice(start, start + batchSize)
        let confirmed = 0
        changed += await write({
          signal,
          async send(call) {
            const json = chunk.map(({ id, update }) => ({ id, mediaPayload: update }))
            return (
              confirmed + (await http.request('POST', route, { schema: BatchAnswer, body: { json }, ...call })).updates
            )
          },
          async confirm() {
            const byId = new Map(chunk.map(({ id, update }) => [id, update]))
            for await (const item of batchGetItems(http, byId.keys(), { signal })) {
              const update = byId.get(item.id)
              if (update !== undefined && mediaMatches(item, update)) byId.delete(item.id)
            }
            confirmed = chunk.length - byId.size
            chunk = chunk.filter(({ id }) => byId.has(id))
            return chunk.length === 0 ? confirmed : undefined
          },
        })
      }
      return changed
    },
  }
}

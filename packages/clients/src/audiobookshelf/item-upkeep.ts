import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { ExpandedItem, WrittenItem, type Chapter } from './schemas/item.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const ChaptersInput = z
  .array(z.object({ title: z.string().trim().min(1), start: z.number().min(0), end: z.number().min(0) }))
  .min(1)
  .refine((chapters) => chapters.every(({ start, end }) => start <= end), 'a chapter ends before it starts')
export type ChapterInput = z.input<typeof ChaptersInput>[number]

const MatchInput = z.strictObject({
  provider: z.string().min(1),
  title: z.string().optional(),
  author: z.string().optional(),
  isbn: z.string().optional(),
  asin: z.string().optional(),
  overrideCover: z.boolean().optional(),
  overrideDetails: z.boolean().optional(),
})
/** Without overrides a match fills empty fields only. Authors and narrators of a match are split at commas. */
export type MatchInput = z.input<typeof MatchInput>

const MatchAnswer = z.object({
  updated: z.boolean().optional(),
  warning: z.string().optional(),
  libraryItem: ExpandedItem.optional(),
})
const expanded = { schema: ExpandedItem, query: { expanded: 1 } }
const Ids = z.array(z.string().min(1)).min(1)
const Inos = z.array(z.string().min(1)).min(1)

/** What is done to items besides their metadata. */
export function itemUpkeepRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    /** Replaces the chapters; times in seconds. Does not change `updatedAt`. False when they were like that. */
    async setChapters(itemId: string, chapters: readonly ChapterInput[], { signal }: Signalled = {}): Promise<boolean> {
      const route = path`/api/items/${itemId}/chapters`
      const input = checked(http, 'POST', route, ChaptersInput, chapters)
      const json = { chapters: input.map((chapter, id) => ({ id, ...chapter })) }
      const schema = z.object({ updated: z.boolean().nullish() })
      return write({
        signal,
        send: async (call) => (await http.request('POST', route, { schema, body: { json }, ...call })).updated === true,
        async confirm({ signal }) {
          const item = await http.request('GET', path`/api/items/${itemId}`, { ...expanded, signal })
          return sameChapters(item.media.chapters, input) ? true : undefined
        },
      })
    },

    /** Puts the audio files into an order, by their `ino`. */
    async orderTracks(itemId: string, inos: readonly string[], { signal }: Signalled = {}): Promise<WrittenItem> {
      const route = path`/api/items/${itemId}/tracks`
      const json = { orderedFileData: checked(http, 'PATCH', route, Inos, inos).map((ino) => ({ ino })) }
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: WrittenItem, body: { json }, ...call }),
      })
    },

    /**
     * Looks the item up with a provider and takes over the first hit. Undefined when there was none, which is also
     * what the server says when the provider could not be reached.
     */
    async match(
      itemId: string,
      options: MatchInput,
      { signal }: Signalled = {},
    ): Promise<{ updated: boolean; item: ExpandedItem } | undefined> {
      const route = path`/api/items/${itemId}/match`
      const json = checked(http, 'POST', route, MatchInput, options)
      return write({
        signal,
        async send(call) {
          const answer = await http.request('POST', route, { schema: MatchAnswer, body: { json }, ...call })
          return answer.libraryItem === undefined
            ? undefined
            : { updated: answer.updated === true, item: answer.libraryItem }
        },
      })
    },

    /** Matches many items in the background; the result is only told by the event `batch_quickmatch_complete`. */
    async batchMatch(itemIds: readonly string[], options: MatchInput, { signal }: Signalled = {}): Promise<void> {
      const route = '/api/items/batch/quickmatch'
      const json = {
        libraryItemIds: checked(http, 'POST', route, Ids, itemIds),
        options: checked(http, 'POST', route, MatchInput, options),
      }
      await write({ signal, once: true, send: (call) => http.send('POST', route, { body: { json }, ...call }) })
    },

    /** Reads the files of an item again: `UPTODATE`, `UPDATED`, … Fails for items that are a single file in the root. */
    async scan(itemId: string, { signal }: Signalled = {}): Promise<string> {
      const route = path`/api/items/${itemId}/scan`
      const schema = z.object({ result: z.string() })
      return write({ signal, send: async (call) => (await http.request('POST', route, { schema, ...call })).result })
    },

    /** Reads the files of many items again, in the background. */
    async batchScan(itemIds: readonly string[], { signal }: Signalled = {}): Promise<void> {
      const route = '/api/items/batch/scan'
      const json = { libraryItemIds: checked(http, 'POST', route, Ids, itemIds) }
      await write({ signal, once: true, send: (call) => http.send('POST', route, { body: { json }, ...call }) })
    },

    /** Takes an item out of the library; with `deleteFiles` its files too, for good. Without, the next scan brings it back with a new id. */
    async remove(
      itemId: string,
      { deleteFiles = false, signal }: Signalled & { deleteFiles?: boolean } = {},
    ): Promise<void> {
      await remove(path`/api/items/${itemId}`, { query: { hard: deleteFiles ? 1 : undefined }, signal })
    },

    /** Takes many items out of the library. Unknown ids are passed over; only unknown ids are `not_found`. */
    async batchRemove(
      itemIds: readonly string[],
      { deleteFiles = false, signal }: Signalled & { deleteFiles?: boolean } = {},
    ): Promise<void> {
      const route = '/api/items/batch/delete'
      const body = { json: { libraryItemIds: checked(http, 'POST', route, Ids, itemIds) } }
      await remove(route, { method: 'POST', body, query: { hard: deleteFiles ? 1 : undefined }, signal })
    },
  }
}

function sameChapters(stored: readonly Chapter[], wanted: readonly ChapterInput[]): boolean {
  const keyOf = ({ title, start, end }: Chapter | ChapterInput): string => JSON.stringify([title, start, end])
  return JSON.stringify(stored.map(keyOf)) === JSON.stringify(wanted.map(keyOf))
}

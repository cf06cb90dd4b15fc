import { z } from 'zod'
import type { Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { ExpandedItems, type ExpandedItem } from './schemas/item.ts'

/** So many ids a call: quickest by measurement, about 4 MB an answer. */
const batchSize = 50

// The server dies of an id that is not text.
const Ids = z.array(z.string().min(1))

export async function* batchGetItems(
  http: Http,
  itemIds: Iterable<string>,
  { signal }: Signalled,
): AsyncGenerator<ExpandedItem> {
  const route = '/api/items/batch/get'
  const ids = [...new Set(checked(http, 'POST', route, Ids, [...itemIds]))]
  for (let start = 0; start < ids.length; start += batchSize) {
    const libraryItemIds = ids.slice(start, start + batchSize)
    const body = { json: { libraryItemIds } }
    const { libraryItems } = await http.request('POST', route, {
      schema: ExpandedItems,
      body,
      idempotent: true,
      signal,
    })
    const byId = new Map(libraryItems.map((item) => [item.id, item]))
    for (const id of libraryItemIds) {
      const item = byId.get(id)
      if (item !== undefined) yield item
    }
  }
}

import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { batchGetItems } from './batch-get.ts'
import { checked, type Signalled } from './input.ts'
import { itemMediaRoutes } from './item-media.ts'
import { Series } from './schemas/series.ts'
import { name } from './writing/names.ts'
import type { Writer } from './writing/writer.ts'

const SeriesChanges = z.strictObject({ description: z.string().nullable() })

/** Changes to series. A series lives as long as it has items, and is made by naming it on one. */
export function seriesWriteRoutes(http: Http, write: Writer) {
  const media = itemMediaRoutes(http, write)
  return {
    async update(
      seriesId: string,
      changes: { description: string | null },
      { signal }: Signalled = {},
    ): Promise<Series> {
      const route = path`/api/series/${seriesId}`
      const json = checked(http, 'PATCH', route, SeriesChanges, changes)
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: Series, body: { json }, ...call }),
      })
    },

    /**
     * Renames a series by giving its items the new name, and gives how many were changed; the series gets a new id.
     * The server's own renaming leaves the old name in its memory and in the metadata files, and makes the next scan
     * fail as a whole.
     */
    async rename(libraryId: string, seriesId: string, newName: string, { signal }: Signalled = {}): Promise<number> {
      const route = path`/api/libraries/${libraryId}/series/${seriesId}`
      const wanted = checked(http, 'GET', route, name, newName)
      const { progress } = await http.request('GET', route, { schema: Series, query: { include: 'progress' }, signal })
      const updates = []
      for await (const { id, media } of batchGetItems(http, progress?.libraryItemIds ?? [], { signal })) {
        const series = media.metadata.series.map((link) => ({
          name: link.id === seriesId ? wanted : link.name,
          sequence: link.sequence,
        }))
        updates.push({ id, update: { metadata: { series } } })
      }
      return media.batchUpdate(updates, { signal })
    },
  }
}

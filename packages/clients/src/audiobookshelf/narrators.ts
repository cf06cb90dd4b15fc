import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { encodeBase64 } from './filter.ts'
import { checked, type Signalled } from './input.ts'
import { Narrators, type Narrator } from './schemas/library.ts'
import { name } from './writing/names.ts'
import type { Writer } from './writing/writer.ts'

const Updated = z.object({ updated: z.number() })

const routeOf = (libraryId: string, narrator: string): string =>
  path`/api/libraries/${libraryId}/narrators/${encodeBase64(narrator)}`

/** Narrators are names; the server knows them by the base64 of the name. */
export function narratorRoutes(http: Http, write: Writer) {
  async function list(libraryId: string, { signal }: Signalled = {}): Promise<Narrator[]> {
    const route = path`/api/libraries/${libraryId}/narrators`
    return (await http.request('GET', route, { schema: Narrators, signal })).narrators
  }
  return {
    list,

    /**
     * Renames a narrator on all items and gives how many there were. It does not last: the next full scan of an item
     * brings the old name back. To change it for good, use `items.batchUpdate`.
     */
    async rename(libraryId: string, narrator: string, newName: string, { signal }: Signalled = {}): Promise<number> {
      const route = routeOf(libraryId, narrator)
      const json = { name: checked(http, 'PATCH', route, name, newName) }
      return write({
        signal,
        send: async (call) =>
          (await http.request('PATCH', route, { schema: Updated, body: { json }, ...call })).updated,
        async confirm({ signal }) {
          const narrators = await list(libraryId, { signal })
          const isThere = (wanted: string): Narrator | undefined => narrators.find((one) => one.name === wanted)
          return isThere(narrator) === undefined ? (isThere(json.name)?.numBooks ?? undefined) : undefined
        },
      })
    },

    /** Takes a narrator off all items and gives how many there were. */
    async remove(libraryId: string, narrator: string, { signal }: Signalled = {}): Promise<number> {
      const route = routeOf(libraryId, narrator)
      return write({
        signal,
        send: async (call) => (await http.request('DELETE', route, { schema: Updated, ...call })).updated,
      })
    },
  }
}

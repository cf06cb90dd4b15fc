import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { encodeBase64 } from './filter.ts'
import { checked, type Signalled } from './input.ts'
import { name } from './writing/names.ts'
import type { Writer } from './writing/writer.ts'

const Changed = z.object({ numItemsUpdated: z.number() })
const Lists = z.object({ tags: z.array(z.string()).optional(), genres: z.array(z.string()).optional() })

/** Tags and genres work alike: over all libraries, for admins. After a broken connection counts are of what was left to do. */
function labelRoutes(http: Http, write: Writer, kind: 'tag' | 'genre') {
  const tagsOrGenres = kind === 'tag' ? 'tags' : 'genres'
  const newField = kind === 'tag' ? 'newTag' : 'newGenre'
  return {
    async list({ signal }: Signalled = {}): Promise<string[]> {
      return (await http.request('GET', `/api/${tagsOrGenres}`, { schema: Lists, signal }))[tagsOrGenres] ?? []
    },

    /** Renames it on all items; onto one that exists, the two become one. Gives how many items were changed. */
    async rename(label: string, newLabel: string, { signal }: Signalled = {}): Promise<number> {
      const route = `/api/${tagsOrGenres}/rename`
      // The server dies of anything but text here.
      const from = checked(http, 'POST', route, z.string().min(1), label)
      const json = { [kind]: from, [newField]: checked(http, 'POST', route, name, newLabel) }
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', route, { schema: Changed, body: { json }, ...call })).numItemsUpdated,
      })
    },

    /** Takes it off all items and gives how many there were. */
    async remove(label: string, { signal }: Signalled = {}): Promise<number> {
      const encoded = encodeBase64(checked(http, 'DELETE', `/api/${tagsOrGenres}`, z.string().min(1), label))
      const route = path`/api/${tagsOrGenres}/${encoded}`
      return write({
        signal,
        send: async (call) => (await http.request('DELETE', route, { schema: Changed, ...call })).numItemsUpdated,
      })
    },
  }
}

export const tagRoutes = (http: Http, write: Writer) => labelRoutes(http, write, 'tag')
export const genreRoutes = (http: Http, write: Writer) => labelRoutes(http, write, 'genre')

import { z } from 'zod'
import { isClientError, path, type Http } from '../core/index.ts'
import { audnexusRegions } from './audnexus-regions.ts'
import { findChangedAuthor } from './changed-author.ts'
import { checked, type Signalled } from './input.ts'
import { Author, AuthorUpdate } from './schemas/author.ts'
import { name } from './writing/names.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const AuthorChanges = z
  .strictObject({
    name: name.optional(),
    asin: z.string().trim().nullable().optional(),
    description: z.string().nullable().optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'there is nothing to change')
export type AuthorChanges = z.input<typeof AuthorChanges>

const MatchAuthor = z.union([
  z.strictObject({ asin: z.string().min(1), region: z.enum(audnexusRegions).default('us') }),
  z.strictObject({ name: z.string().min(1), region: z.enum(audnexusRegions).default('us') }),
])
export type MatchAuthor = z.input<typeof MatchAuthor>

const ImageUrl = z.url({ protocol: /^https?$/ })
const ImageAnswer = z.object({ author: Author })

/** Changes to authors. */
export function authorWriteRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    /** Renaming onto a name that exists merges the two: `merged` is true and the old id is gone. */
    async update(authorId: string, changes: AuthorChanges, { signal }: Signalled = {}): Promise<AuthorUpdate> {
      const route = path`/api/authors/${authorId}`
      const json = checked(http, 'PATCH', route, AuthorChanges, changes)
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: AuthorUpdate, body: { json }, ...call }),
        confirm: ({ signal }) => findChangedAuthor(http, authorId, json, { signal }),
      })
    },

    /** Takes the author off all books and removes it. */
    async remove(authorId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/authors/${authorId}`, { signal })
    },

    /** Looks an author up with Audnexus. Undefined when there is none, which is also said when it cannot be reached. */
    async match(authorId: string, options: MatchAuthor, { signal }: Signalled = {}): Promise<AuthorUpdate | undefined> {
      const route = path`/api/authors/${authorId}/match`
      const input = checked(http, 'POST', route, MatchAuthor, options)
      const json = 'name' in input ? { q: input.name, region: input.region } : input
      try {
        return await write({
          signal,
          send: (call) => http.request('POST', route, { schema: AuthorUpdate, body: { json }, ...call }),
        })
      } catch (error) {
        if (isClientError(error, 'not_found')) return undefined
        throw error
      }
    },

    /** Has the server fetch a picture; it refuses private addresses as for covers. */
    async setImageFromUrl(authorId: string, url: string, { signal }: Signalled = {}): Promise<Author> {
      const route = path`/api/authors/${authorId}/image`
      const json = { url: checked(http, 'POST', route, ImageUrl, url) }
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', route, { schema: ImageAnswer, body: { json }, ...call })).author,
      })
    },

    async removeImage(authorId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/authors/${authorId}/image`, { signal })
    },
  }
}

import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { User, Users, UsersOnline } from './schemas/user.ts'
import { madeSince } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const permissions = z.strictObject({
  download: z.boolean().optional(),
  update: z.boolean().optional(),
  delete: z.boolean().optional(),
  upload: z.boolean().optional(),
  accessAllLibraries: z.boolean().optional(),
  accessAllTags: z.boolean().optional(),
  accessExplicitContent: z.boolean().optional(),
})

const UserChanges = z.strictObject({
  username: z.string().trim().min(1).optional(),
  password: z.string().min(1).optional(),
  email: z.string().nullable().optional(),
  type: z.enum(['admin', 'user', 'guest']).optional(),
  isActive: z.boolean().optional(),
  permissions: permissions.optional(),
  librariesAccessible: z.array(z.string().min(1)).optional(),
  itemTagsSelected: z.array(z.string().min(1)).optional(),
})
export type UserChanges = z.input<typeof UserChanges>

const NewUser = UserChanges.extend({
  username: z.string().trim().min(1),
  password: z.string().min(1),
  type: z.enum(['admin', 'user', 'guest']).default('user'),
  isActive: z.boolean().default(true),
})
export type NewUser = z.input<typeof NewUser>

const UserAnswer = z.object({ user: User })

/** Users of the server. Admins only. */
export function userRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  const list = async ({ signal }: Signalled = {}): Promise<User[]> =>
    (await http.request('GET', '/api/users', { schema: Users, signal })).users
  return {
    list,

    /** With the user's progress. */
    get: async (userId: string, { signal }: Signalled = {}) =>
      http.request('GET', path`/api/users/${userId}`, { schema: User, signal }),

    /** Who is connected, and what is being played. */
    online: async ({ signal }: Signalled = {}) =>
      http.request('GET', '/api/users/online', { schema: UsersOnline, signal }),

    async create(user: NewUser, { signal }: Signalled = {}): Promise<User> {
      const { permissions, ...input } = checked(http, 'POST', '/api/users', NewUser, user)
      const tags = input.itemTagsSelected
      // The tags were seen to be taken from among the permissions.
      const json = {
        ...input,
        permissions: tags === undefined ? permissions : { ...permissions, itemTagsSelected: tags },
      }
      return write({
        signal,
        send: async (call) =>
          (await http.request('POST', '/api/users', { schema: UserAnswer, body: { json }, ...call })).user,
        confirm: async ({ since, signal }) =>
          (await list({ signal })).find(
            ({ username, createdAt }) => username === json.username && madeSince(createdAt, since),
          ),
      })
    },

    async update(userId: string, changes: UserChanges, { signal }: Signalled = {}): Promise<User> {
      const route = path`/api/users/${userId}`
      const json = checked(http, 'PATCH', route, UserChanges, changes)
      return write({
        signal,
        send: async (call) =>
          (await http.request('PATCH', route, { schema: UserAnswer, body: { json }, ...call })).user,
      })
    },

    async remove(userId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/users/${userId}`, { signal })
    },
  }
}

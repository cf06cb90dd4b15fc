import { z } from 'zod'
import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { ListeningSessions, SignIns, type ListeningSession, type SignIn } from './schemas/session.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

const Limit = z.int().min(1).max(1000)

interface Page<Entry> {
  sessions: Entry[]
  total: number
  numPages: number
}

/** The lists of sessions are paged alike. */
function listSessions<Entry extends { id: string }>(
  http: Http,
  route: string,
  schema: z.ZodType<Page<Entry>>,
  { limit, user, signal }: Signalled & { limit: number; user?: string },
): Listing<Entry> {
  return paginate<Entry>({
    first: 0,
    signal,
    identify: (session) => session.id,
    async load(page) {
      const query = { itemsPerPage: checked(http, 'GET', route, Limit, limit), page, user }
      const { sessions, total, numPages } = await http.request('GET', route, { schema, query, signal })
      return { items: sessions, total, next: sessions.length > 0 && page + 1 < numPages ? page + 1 : undefined }
    },
  })
}

/** What was listened to, when and for how long, by everybody. Source of what was not recorded: api.audiobookshelf.org. */
export function sessionRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    /** The newest first; of one user when one is given. Admins only. */
    list: ({
      userId,
      limit = 100,
      signal,
    }: Signalled & { userId?: string; limit?: number } = {}): Listing<ListeningSession> =>
      listSessions(http, '/api/sessions', ListeningSessions, { limit, user: userId, signal }),

    /** Takes it out of the statistics. Needs the delete permission. */
    async remove(sessionId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/sessions/${sessionId}`, { signal })
    },
  }
}

/** The sessions of the signed-in user. */
export function ownSessionRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  return {
    /** What the user listened to, the newest first. */
    listeningSessions: ({ limit = 100, signal }: Signalled & { limit?: number } = {}): Listing<ListeningSession> =>
      listSessions(http, '/api/me/listening-sessions', ListeningSessions, { limit, signal }),

    /** The sign-ins of the user that are still good: one for each sign-in by password that was not ended. */
    signIns: {
      list: ({ limit = 100, signal }: Signalled & { limit?: number } = {}): Listing<SignIn> =>
        listSessions(http, '/api/me/sessions', SignIns, { limit, signal }),

      /** Ends one: its refresh token is no longer taken. */
      async remove(signInId: string, { signal }: Signalled = {}): Promise<void> {
        await remove(path`/api/me/sessions/${signInId}`, { signal })
      },
    },
  }
}

import type { Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Authorized } from './schemas/user.ts'
import type { Session } from './session.ts'
import { noteVersion } from './version.ts'

/** Who the client is. */
export function authRoutes(http: Http, session: Session | undefined) {
  return {
    /** Checks the credentials: the user, and version and settings of the server; or `unauthorized`. */
    async authorize({ signal }: Signalled = {}): Promise<Authorized> {
      const answer = await http.request('POST', '/api/authorize', { schema: Authorized, idempotent: true, signal })
      noteVersion(http, answer.serverSettings?.version)
      return answer
    },

    /**
     * An access token for the socket, good for about an hour. Only with user and password: the server refuses API
     * keys on its socket.
     */
    async accessToken({ signal }: Signalled = {}): Promise<string> {
      if (session !== undefined) return session.accessToken(signal)
      throw http.failure('POST', '/login', {
        code: 'rejected',
        detail: 'an access token needs the options username and password; an API key has none',
      })
    },

    /** Ends the session on the server; the next call signs in again. Does nothing with an API key. */
    async logout({ signal }: Signalled = {}): Promise<void> {
      await session?.logout(signal)
    },
  }
}

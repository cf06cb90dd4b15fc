import { pathOf, type Api, type Signal } from './api.ts'
import type { Session } from './session.ts'

export function auth(api: Api, session: Session) {
  return {
    /**
     * Signs in anew, without the old session, or tries the API key: throws when the credentials are not right. Other
     * calls sign in by themselves. A password that was refused once is not tried again by this client.
     */
    async login({ signal }: Signal = {}): Promise<void> {
      if (session.canOpen) await session.open(signal)
      else await api.text('app/version', {}, { signal })
    },
    /** Ends the session at the server; the next call opens another. */
    async logout({ signal }: Signal = {}): Promise<void> {
      const headers = session.current()
      session.forget()
      if (headers.cookie === undefined) return
      await api.http.send('POST', pathOf('auth/logout'), { authorize: false, headers, signal })
    },
  }
}

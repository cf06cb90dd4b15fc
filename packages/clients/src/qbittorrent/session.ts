import { createSharedWork, isClientError, type Authorization, type HeaderFields, type Http } from '../core/index.ts'
import { cookieHeader, takeCookies, type CookieJar } from './cookie-jar.ts'
import type { Credentials } from './credentials.ts'
import { login } from './login.ts'

export interface Session extends Required<Pick<Authorization, 'headers' | 'renew'>> {
  /** Whether there is a user and a password to open a session with. */
  readonly canOpen: boolean
  /** Changes with every sign-in: what was learnt of the server before may be out of date. */
  readonly generation: number
  /** Signs in anew, whatever session there was; calls made meanwhile wait for it. */
  open(signal?: AbortSignal): Promise<void>
  /** The headers as they are, without signing in. */
  current(): HeaderFields
  forget(): void
}

/**
 * One session at qBittorrent. The first call signs in, and all calls of that moment wait for the same login: each
 * costs the server 40 ms, and from 5.2 only 15 sessions are kept.
 */
export function createSession(http: Http, credentials: Credentials): Session {
  const { username, password, apiKey } = credentials
  const canOpen = apiKey === undefined && username !== undefined && password !== undefined
  let jar: CookieJar | undefined
  let generation = 0

  const signIn = createSharedWork(async (signal) => {
    if (credentials.refusal !== undefined) throw credentials.refusal
    jar = undefined
    try {
      const answer = await login(http, { username: username ?? '', password: password ?? '' }, signal)
      jar = new Map()
      takeCookies(jar, answer.headers)
      generation += 1
    } catch (error) {
      if (isClientError(error, 'unauthorized')) credentials.refusal = error
      throw error
    }
  })

  function current(): HeaderFields {
    if (apiKey !== undefined) return { authorization: `Bearer ${apiKey}` }
    const cookie = cookieHeader(jar ?? new Map())
    return cookie === undefined ? {} : { cookie }
  }

  return {
    canOpen,
    get generation() {
      return generation
    },
    open: signIn.join,
    current,
    forget: () => {
      jar = undefined
    },
    async headers(signal) {
      if (canOpen && (jar === undefined || signIn.underWay)) await signIn.join(signal)
      return current()
    },
    async renew({ status, used }, signal) {
      // 401 is the Host, the Origin or a proxy: a new session changes nothing. 403 is a session that is over.
      if (status !== 403 || !canOpen || credentials.refusal !== undefined) return false
      if (!signIn.underWay) {
        // No session and no cookie: it was the login itself that was refused.
        if (jar === undefined && used.cookie === undefined) return false
        // Somebody else has signed in since.
        if (jar !== undefined && current().cookie !== used.cookie) return true
      }
      await signIn.join(signal)
      return true
    },
  }
}

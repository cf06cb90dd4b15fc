import { isClientError, type Authorization, type HeaderFields, type Http } from '../core/index.ts'
import { cookieHeader, takeCookies, type CookieJar } from './cookie-jar.ts'
import type { Credentials } from './credentials.ts'
import { login } from './login.ts'
import { untilAborted } from './until-aborted.ts'

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
  let pending: Promise<void> | undefined
  let generation = 0

  async function signIn(): Promise<void> {
    if (credentials.refusal !== undefined) throw credentials.refusal
    jar = undefined
    try {
      const answer = await login(http, { username: username ?? '', password: password ?? '' })
      jar = new Map()
      takeCookies(jar, answer.headers)
      generation += 1
    } catch (error) {
      if (isClientError(error, 'unauthorized')) credentials.refusal = error
      throw error
    }
  }

  function open(signal?: AbortSignal): Promise<void> {
    pending ??= signIn().finally(() => {
      pending = undefined
    })
    // The login is everybody's: one caller that gives up must not end it for the others.
    return untilAborted(pending, signal)
  }

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
    open,
    current,
    forget: () => {
      jar = undefined
    },
    async headers(signal) {
      if (canOpen && (jar === undefined || pending !== undefined)) await open(signal)
      return current()
    },
    async renew({ status, used }, signal) {
      // 401 is the Host, the Origin or a proxy: a new session changes nothing. 403 is a session that is over.
      if (status !== 403 || !canOpen || credentials.refusal !== undefined) return false
      if (pending === undefined) {
        // No session and no cookie: it was the login itself that was refused.
        if (jar === undefined && used.cookie === undefined) return false
        // Somebody else has signed in since.
        if (jar !== undefined && current().cookie !== used.cookie) return true
      }
      await open(signal)
      return true
    },
  }
}

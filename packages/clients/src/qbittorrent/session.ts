import {
  createSharedWork,
  isClientError,
  type Answer,
  type Authorization,
  type HeaderFields,
  type Http,
} from '../core/index.ts'
import { cookieHeader, takeCookies, type CookieJar } from './cookie-jar.ts'
import { createCredentials, type Credentials } from './credentials.ts'
import { login } from './login.ts'

export interface Session extends Required<Authorization> {
  /** Whether there is a user and a password to open a session with. */
  readonly canOpen: boolean
  /** Changes with every new session: what was learnt of the server before may be out of date. */
  readonly generation: number
  /** Signs in anew, whatever session there was; calls made meanwhile wait for it. */
  open(signal?: AbortSignal): Promise<void>
  /** The headers as they are, without signing in. */
  current(): HeaderFields
  /** Takes over the cookies of an answer to a call of this session. */
  observe(answer: Answer): void
  forget(): void
  /** Another session, with the same credentials. */
  another(): Session
}

/** The session of a client; opened by its first call. */
export function openSession(given: Parameters<typeof createCredentials>[0], http: Http): Session {
  return createSession(http, createCredentials(given))
}

/**
 * One session at qBittorrent. The first call signs in, and all calls of that moment wait for the same login: each
 * costs the server 40 ms, and from 5.2 only 15 sessions are kept. Where the server lets this address in without a
 * login it opens a session all the same, one for each call that brings no cookie: so its cookie is kept as well.
 */
function createSession(http: Http, credentials: Credentials): Session {
  const { username, password, apiKey } = credentials
  const canOpen = apiKey === undefined && username !== undefined && password !== undefined
  const { origin } = new URL(http.baseUrl)
  /** In which session the headers of a call were made. */
  const madeIn = new WeakMap<HeaderFields, number>()
  let jar: CookieJar | undefined
  let generation = 0

  const signIn = createSharedWork(async (signal) => {
    const leave = await credentials.logins.enter(signal)
    try {
      if (credentials.refusal !== undefined) throw credentials.refusal
      jar = undefined
      const answer = await login(http, { username: username ?? '', password: password ?? '' }, signal)
      jar = new Map()
      takeCookies(jar, answer.headers)
      generation += 1
    } catch (error) {
      if (isClientError(error, 'unauthorized')) credentials.refusal = error
      throw error
    } finally {
      leave()
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
    observe({ headers, url }) {
      // While nobody is signed in, a late answer belongs to a session that is over.
      if (apiKey !== undefined || url.origin !== origin || (canOpen && jar === undefined)) return
      jar ??= new Map()
      const renewed = takeCookies(jar, headers)
      // A sign-in counts by itself; without one it is the cookie that tells of a new session.
      if (renewed && !canOpen) generation += 1
    },
    forget: () => {
      jar = undefined
    },
    another: () => createSession(http, credentials),
    async headers(signal) {
      if (canOpen && (jar === undefined || signIn.underWay)) await signIn.join(signal)
      const fields = current()
      madeIn.set(fields, generation)
      return fields
    },
    async renew({ status, used }, signal) {
      // 401 is the Host, the Origin or a proxy: a new session changes nothing. 403 is a session that is over.
      if (status !== 403 || !canOpen || credentials.refusal !== undefined) return false
      if (!signIn.underWay) {
        // No headers were made: it was the login itself that was refused.
        if (!madeIn.has(used)) return false
        // Somebody else has signed in since.
        if (jar !== undefined && madeIn.get(used) !== generation) return true
      }
      await signIn.join(signal)
      return true
    },
  }
}

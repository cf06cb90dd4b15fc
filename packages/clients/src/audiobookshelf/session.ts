import { z } from 'zod'
import { createSharedWork, isClientError, type Authorization, type ClientError, type Http } from '../core/index.ts'
import { SignedIn } from './schemas/user.ts'
import { noteVersion } from './version.ts'

export interface Session extends Authorization {
  /** An access token that is fresh enough, e.g. for the socket. */
  accessToken(signal?: AbortSignal): Promise<string>
  /** Ends the session on the server, if there is one. */
  logout(signal?: AbortSignal): Promise<void>
}

interface Tokens {
  access: string
  refresh: string | undefined
  /** When to renew it, in milliseconds since the epoch; undefined: when it is refused. */
  renewAt: number | undefined
}

/** Renewed at most so long before it expires, in milliseconds: proxies ban clients that run into many 401s. */
const margin = 60_000

/**
 * Signs in with user and password and keeps the tokens fresh. Sign-in routes are limited to 40 calls in 10 minutes, so
 * all calls share one sign-in, and a refused password is never tried again.
 */
export function createSession(http: Http, { username, password }: { username: string; password: string }): Session {
  let tokens: Tokens | undefined
  let refused: ClientError | undefined

  // Tried once here: a call that has attempts left asks again. A sign-in that got lost leaves a session nobody uses, and
  // a refresh that got lost may be made again: the old token is good for ten minutes more, and where it is not, as
  // before 2.35, its refusal leads to the password.
  const signIn = { schema: SignedIn, authorize: false, idempotent: true, attempts: 1 } as const

  async function login(signal: AbortSignal): Promise<Tokens> {
    if (refused !== undefined) throw refused
    try {
      const headers = { 'x-return-tokens': 'true' }
      const body = { json: { username, password } }
      return keep(await http.request('POST', '/login', { ...signIn, body, headers, signal }))
    } catch (error) {
      if (isClientError(error, 'unauthorized')) refused = error
      throw error
    }
  }

  async function refresh(token: string, signal: AbortSignal): Promise<Tokens> {
    try {
      const headers = { 'x-refresh-token': token }
      return keep(await http.request('POST', '/auth/refresh', { ...signIn, headers, signal }))
    } catch (error) {
      if (isClientError(error, 'unauthorized')) return login(signal)
      throw error
    }
  }

  function keep({ user, serverSettings }: z.output<typeof SignedIn>): Tokens {
    noteVersion(http, serverSettings?.version)
    const access = user.accessToken ?? user.token
    if (!access)
      throw http.failure('POST', '/login', {
        code: 'unexpected_response',
        detail: 'the answer to the sign-in holds no token',
      })
    tokens = { access, refresh: user.refreshToken ?? undefined, renewAt: renewalOf(access, http.clock.now()) }
    return tokens
  }

  // The older refresh token may be used once on servers before 2.35, so all who need a new one wait for the same.
  const renewing = createSharedWork((signal) =>
    tokens?.refresh === undefined ? login(signal) : refresh(tokens.refresh, signal),
  )

  async function accessToken(signal?: AbortSignal): Promise<string> {
    const current = tokens
    const isFresh = current?.renewAt === undefined || current.renewAt > http.clock.now()
    if (current !== undefined && isFresh) return current.access
    return (await renewing.join(signal)).access
  }

  return {
    accessToken,
    async headers(signal) {
      return { authorization: `Bearer ${await accessToken(signal)}` }
    },
    async renew({ status, used }) {
      if (status !== 401) return false
      // The try that comes now renews it, and may fail and be made again like any other.
      if (tokens !== undefined && used['authorization'] === `Bearer ${tokens.access}`)
        tokens = { ...tokens, renewAt: 0 }
      return true
    },
    async logout(signal) {
      const refreshToken = tokens?.refresh
      tokens = undefined
      if (refreshToken === undefined) return
      await http.send('POST', '/logout', { headers: { 'x-refresh-token': refreshToken }, authorize: false, signal })
    },
  }
}

/**
 * When a token should be renewed. One that lives for minutes only, as administrators may set, gets a smaller margin,
 * or every call would sign in. Undefined when it does not say, or is over by our clock, which then must be wrong.
 */
function renewalOf(token: string, now: number): number | undefined {
  const expires = expiryOf(token)
  if (expires === undefined || expires <= now) return undefined
  return expires - Math.min(margin, (expires - now) / 10)
}

/** The `exp` of a JWT, in milliseconds since the epoch. */
function expiryOf(token: string): number | undefined {
  try {
    const claims = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const { exp } = z.object({ exp: z.number() }).parse(JSON.parse(atob(claims)))
    return exp * 1000
  } catch {
    return undefined
  }
}

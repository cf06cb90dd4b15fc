import { randomUUID } from 'node:crypto'
import type { State } from '../state/state.ts'
import type { User } from '../state/users.ts'
import { type Claims, issueToken, readToken } from './tokens.ts'

/** How long tokens live. */
export interface SessionOptions {
  secret: string
  /** Seconds; 3,600 by default. */
  accessTokenLifetime?: number
  /** Seconds; 30 days by default. */
  refreshTokenLifetime?: number
  /** Seconds in which an already used refresh token gives the same new one; 600 by default. */
  refreshGrace?: number
}

/** Access and refresh tokens of a log-in. */
export interface Tokens {
  accessToken: string
  refreshToken: string
}

interface Session {
  id: string
  userId: string
  createdAt: number
  updatedAt: number
  current: string
  /** The token before, and until when (epoch ms) it still counts. */
  previous?: { token: string; until: number }
}

/** Everything about who is calling. */
export interface Sessions {
  login(username: string, password: string): { user: User; tokens: Tokens } | undefined
  refresh(token: string | undefined): { user: User; tokens: Tokens } | { error: string }
  logout(token: string | undefined): void
  /** The log-ins of a user, newest first; `token` tells which of them is the caller's. */
  list(user: User, token: string | undefined): { id: string; createdAt: number; updatedAt: number; current: boolean }[]
  /** Ends a log-in of a user; false when there is none of that identifier. */
  end(user: User, id: string): boolean
  legacyToken(user: User): string
  apiKeyToken(keyId: string, userId: string): string
  /** The user of a bearer token, or undefined where the server answers 401. */
  bearer(token: string): { user: User; legacy: boolean } | undefined
  /** The user of an access token or a legacy token: what sockets accept. */
  socketUser(token: string): User | undefined
}

/** Sessions over the users of a state; all of them have the same password. */
export function createSessions(state: State, password: string, options: SessionOptions): Sessions {
  const { secret, accessTokenLifetime = 3600, refreshTokenLifetime = 30 * 86_400, refreshGrace = 600 } = options
  const sessions = new Map<string, Session>()
  const seconds = () => Math.floor(state.now() / 1000)

  function issue(session: Session): Tokens {
    const iat = seconds()
    const common = { userId: session.userId, iat }
    const accessToken = issueToken(
      { ...common, type: 'access', exp: iat + accessTokenLifetime, keyId: randomUUID() },
      secret,
    )
    return { accessToken, refreshToken: session.current }
  }

  function newRefreshToken(id: string, userId: string): string {
    const iat = seconds()
    return issueToken(
      { userId, type: 'refresh', keyId: `${id}/${randomUUID()}`, iat, exp: iat + refreshTokenLifetime },
      secret,
    )
  }

  function activeUser(id: string): User | undefined {
    const user = state.users.get(id)
    return user?.isActive ? user : undefined
  }

  function expired(claims: Claims): boolean {
    return claims.exp !== undefined && claims.exp <= state.now() / 1000
  }

  function keyHolder(claims: Claims): User | undefined {
    const key = state.apiKeys.get(claims.keyId ?? '')
    if (key === undefined || !key.isActive) return undefined
    if (key.expiresAt !== null && Date.parse(key.expiresAt) <= state.now()) return undefined
    return activeUser(key.userId)
  }

  return {
    login(username, given) {
      const user = [...state.users.values()].find((entry) => entry.username.toLowerCase() === username.toLowerCase())
      if (user === undefined || !user.isActive || given !== password) return undefined
      const id = randomUUID()
      const at = state.now()
      const session: Session = {
        id,
        userId: user.id,
        createdAt: at,
        updatedAt: at,
        current: newRefreshToken(id, user.id),
      }
      sessions.set(id, session)
      return { user, tokens: issue(session) }
    },
    refresh(token) {
      if (!token) return { error: 'No refresh token provided' }
      const claims = readToken(token, secret)
      if (claims === undefined) return { error: 'Invalid refresh token' }
      if (claims.type !== 'refresh') return { error: 'Invalid token type' }
      if (expired(claims)) return { error: 'Refresh token expired' }
      const session = sessions.get((claims.keyId ?? '').split('/')[0] ?? '')
      const user = session && activeUser(session.userId)
      if (session === undefined || user === undefined) return { error: 'Invalid refresh token' }
      if (session.current === token) {
        session.previous = { token, until: state.now() + refreshGrace * 1000 }
        session.current = newRefreshToken(session.id, user.id)
        session.updatedAt = state.now()
      } else if (session.previous?.token !== token || session.previous.until <= state.now()) {
        return { error: 'Invalid refresh token' }
      }
      return { user, tokens: issue(session) }
    },
    logout(token) {
      const claims = token === undefined ? undefined : readToken(token, secret)
      sessions.delete((claims?.keyId ?? '').split('/')[0] ?? '')
    },
    list(user, token) {
      const mine = [...sessions.values()].filter((session) => session.userId === user.id)
      const shown = mine.map(({ id, createdAt, updatedAt, current }) => ({
        id,
        createdAt,
        updatedAt,
        current: current === token,
      }))
      return shown.toSorted((a, b) => b.updatedAt - a.updatedAt)
    },
    end: (user, id) => sessions.get(id)?.userId === user.id && sessions.delete(id),
    legacyToken: (user) => issueToken({ userId: user.id, type: 'legacy' }, secret),
    apiKeyToken: (keyId, userId) => issueToken({ userId, keyId, type: 'api' }, secret),
    bearer(token) {
      const claims = readToken(token, secret)
      if (claims === undefined || claims.type === 'refresh' || expired(claims)) return undefined
      const user = claims.type === 'api' ? keyHolder(claims) : activeUser(claims.userId)
      return user && { user, legacy: claims.type === 'legacy' }
    },
    socketUser(token) {
      const claims = readToken(token, secret)
      if (claims === undefined || expired(claims)) return undefined
      return claims.type === 'access' || claims.type === 'legacy' ? activeUser(claims.userId) : undefined
    },
  }
}

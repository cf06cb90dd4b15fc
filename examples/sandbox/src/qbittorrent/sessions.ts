import { randomBytes } from 'node:crypto'
import type { Behaviour } from './behaviour.ts'

/** What one session was told of `sync/maindata`. */
export interface Told {
  rid: number
  /** The state of the answer before, which the client has by its question, and of the last answer. */
  acknowledged: Snapshot | undefined
  sent: Snapshot | undefined
}

/** Everything that `sync/maindata` tells. */
export interface Snapshot {
  torrents: Record<string, Record<string, unknown>>
  categories: Record<string, Record<string, unknown>>
  tags: string[]
  trackers: Record<string, string[]>
  server_state: Record<string, unknown>
}

export interface Session {
  id: string
  lastUsed: number
  told: Told
}

export interface SessionOptions {
  username: string
  password: string
  apiKey: string
  /** Wrong tries until the ban, and its length in milliseconds. */
  failures: number
  ban: number
  /** Milliseconds after which an unused session is over. */
  timeout: number
}

const untold = (): Told => ({ rid: 0, acknowledged: undefined, sent: undefined })

/** Sign-in, sessions and bans. */
export function createSessions(behaviour: Behaviour, options: SessionOptions, now: () => number) {
  const sessions = new Map<string, Session>()
  const keyed: Session = { id: '', lastUsed: 0, told: untold() }
  let wrong = 0
  let bannedUntil = 0
  let logins = 0
  let started = 0

  function start(): Session {
    started += 1
    // Base64, so that + and / occur in cookies as they do in the real ones.
    const session = { id: randomBytes(24).toString('base64'), lastUsed: now(), told: untold() }
    sessions.set(session.id, session)
    const [oldest] = sessions.keys()
    if (sessions.size > behaviour.sessions && oldest !== undefined) sessions.delete(oldest)
    return session
  }

  function byCookie(header: string | undefined, name: string): Session | undefined {
    const pair = header?.split('; ').find((part) => part.startsWith(`${name}=`))
    const session = pair === undefined ? undefined : sessions.get(pair.slice(name.length + 1))
    if (session === undefined) return undefined
    if (now() - session.lastUsed > options.timeout) {
      sessions.delete(session.id)
      return undefined
    }
    session.lastUsed = now()
    return session
  }

  return {
    /** With a valid session the password is not looked at. */
    login(
      username: string | undefined,
      password: string | undefined,
      current: Session | undefined,
    ): Session | 'wrong' | 'banned' {
      logins += 1
      if (current !== undefined) return current
      if (now() < bannedUntil) return 'banned'
      if (username === options.username && password === options.password) {
        wrong = 0
        return start()
      }
      wrong += 1
      if (wrong >= options.failures) {
        bannedUntil = now() + options.ban
        wrong = 0
      }
      return 'wrong'
    },
    /** A session without a password, as the bypass gives it. */
    start,
    byCookie,
    byKey: (header: string | undefined): Session | undefined =>
      behaviour.apiKeys && header === `Bearer ${options.apiKey}` ? keyed : undefined,
    logout: (session: Session): boolean => sessions.delete(session.id),
    /** As a restart does. */
    endAll: (): void => sessions.clear(),
    /** How often somebody signed in or tried to. */
    logins: (): number => logins,
    open: (): number => sessions.size,
    /** How many sessions there were in all. */
    started: (): number => started,
  }
}

export type Sessions = ReturnType<typeof createSessions>

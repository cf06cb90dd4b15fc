import { systemClock, type ClientError } from '../core/index.ts'
import { createRateLimiter, type RateLimiter } from '../core/rate-limit.ts'

/** How to sign in. Without any, qBittorrent must let this address in by itself (bypass for local clients). */
export interface Credentials {
  username: string | undefined
  password: string | undefined
  /** From 5.2 (Web API 2.14): made by `app.rotateApiKey` or in the settings. */
  apiKey: string | undefined
  /** Lets one login in at a time, of all sessions together: a wrong password is found out by the first. */
  logins: RateLimiter
  /** Set when the password was refused: it is never tried again, as qBittorrent bans after five wrong tries. */
  refusal?: ClientError
}

export function createCredentials(given: { username?: string; password?: string; apiKey?: string }): Credentials {
  const { username, password, apiKey } = given
  return { username, password, apiKey, logins: createRateLimiter({ concurrency: 1 }, systemClock) }
}

import { systemClock, type ClientError } from '../core/index.ts'
import { createRateLimiter, type RateLimiter } from '../core/rate-limit.ts'

/** How to sign in. Without any, qBittorrent must let this address in by itself (bypass for local clients). */
export interface Credentials {
  username?: string
  password?: string
  /** From 5.2 (Web API 2.14): made by `app.rotateApiKey` or in the settings. */
  apiKey?: string
  /** Lets one login in at a time, of all sessions together: a wrong password is found out by the first. */
  logins: RateLimiter
  /** Set when the password was refused: it is never tried again, as qBittorrent bans after five wrong tries. */
  refusal?: ClientError
}

/** What is given must fit together: a TypeError otherwise. */
export function createCredentials(given: Pick<Credentials, 'username' | 'password' | 'apiKey'>): Credentials {
  const { username, password, apiKey } = given
  if ((username === undefined) !== (password === undefined)) {
    throw new TypeError('qBittorrent: wrong options: username and password belong together')
  }
  if (apiKey !== undefined && username !== undefined) {
    throw new TypeError('qBittorrent: wrong options: give an apiKey or a username with password, not both')
  }
  return { username, password, apiKey, logins: createRateLimiter({ concurrency: 1 }, systemClock) }
}

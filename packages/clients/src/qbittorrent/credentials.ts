import type { ClientError } from '../core/index.ts'

/** How to sign in. Without any, qBittorrent must let this address in by itself (bypass for local clients). */
export interface Credentials {
  username: string | undefined
  password: string | undefined
  /** From 5.2 (Web API 2.14): made by `app.rotateApiKey` or in the settings. */
  apiKey: string | undefined
  /** Set when the password was refused: it is never tried again, as qBittorrent bans after five wrong tries. */
  refusal?: ClientError
}

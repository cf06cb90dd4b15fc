import type { Router } from '../http/router.ts'
import { createRouter } from '../http/router.ts'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Sessions } from './auth/sessions.ts'
import type { Verdict } from './auth/rate-limit.ts'
import type { State } from './state/state.ts'
import type { User } from './state/users.ts'
import type { Overlap } from './writes/overlap.ts'
import type { Scans } from './writes/scans.ts'

/** What a route of the API works with. */
export interface Context {
  state: State
  sessions: Sessions
  request: Request
  user: User
  /** True for a caller with the old token that never expires. */
  legacy: boolean
  /** The parsed JSON body; an empty object when there is none or it is not JSON. */
  body: unknown
  rateLimit: (address: string) => Verdict
  overlap: Overlap
  scans: Scans
  /** Hosts that pictures may be fetched from. */
  coverHosts: readonly string[]
}

export type ApiRouter = Router<Context, Reply>

/** A router for one subject; the server asks them in turn. */
export const apiRouter = (): ApiRouter => createRouter<Context, Reply>()

import type { Database } from '@shelfhand/domain/queries'
import type { Logger } from 'pino'
import type { HttpSettings } from '../http/http-settings.ts'
import type { Host } from '../host/host.ts'
import type { KeyScope } from './scope.ts'

/** The key a call was made with. */
export interface CallerKey {
  readonly id: number
  readonly name: string
  readonly scope: KeyScope
}

/** What every procedure gets. One context serves one request, over REST or tRPC. */
export interface ApiContext {
  readonly db: Database
  readonly host: Host
  readonly settings: HttpSettings
  /** Null for a caller without a key. */
  readonly key: CallerKey | null
  readonly requestId: string
  /** Aborts when the caller is gone or the request took too long. */
  readonly signal: AbortSignal
  readonly log: Logger
  /** Makes this server forget a key that it remembers as good; called when one is revoked. */
  forgetKey(id: number): void
}

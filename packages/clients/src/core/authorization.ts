import type { Answer } from './answer.ts'

export type HeaderFields = Record<string, string>

/** How a client signs its requests. */
export interface Authorization {
  /** The headers of one try; may sign in first. */
  headers(signal: AbortSignal | undefined): HeaderFields | Promise<HeaderFields>
  /**
   * Asked once a call, after a 401 or 403: true when there are new credentials and the call should be made again.
   * `used` are the headers that were refused, so that calls which were refused together renew once.
   */
  renew?(refused: { status: number; used: HeaderFields }, signal: AbortSignal | undefined): Promise<boolean>
  /** Sees every answer of the client's own origin to a call that it signed, for cookies that rotate. */
  observe?(answer: Answer): void | Promise<void>
}

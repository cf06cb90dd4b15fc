import type { CallOptions, Method } from './call-options.ts'
import type { Failure } from './failure.ts'
import type { EncodedBody } from './request-body.ts'

/** What all tries of one call have in common. */
export interface PreparedRequest {
  method: Method
  url: URL
  label: string
  idempotent: boolean
  body: EncodedBody | undefined
  fail: Failure
  options: CallOptions
}

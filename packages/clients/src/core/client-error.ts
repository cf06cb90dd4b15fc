/** What went wrong, for programs. docs/reference/client-errors.md says what each code means. */
export const clientErrorCodes = [
  'network',
  'timeout',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'rate_limited',
  'rejected',
  'unavailable',
  'unexpected_response',
] as const

export type ClientErrorCode = (typeof clientErrorCodes)[number]

export interface ClientErrorInit {
  code: ClientErrorCode
  /** Id of the service, e.g. `audiobookshelf`. */
  service: string
  /** Name of the service for people; the id when absent. */
  title?: string
  /** Method and path, without query: `GET /api/libraries`. */
  request: string
  /** HTTP status, when the service answered. */
  status?: number
  /** Seconds the service asked to wait. */
  retryAfter?: number
  /** Whether the same call, made again, may succeed and cannot do a thing twice. */
  retryable?: boolean
  /** What happened and what to do, in our own words: never text of the service, which may echo secrets. */
  detail?: string
  cause?: Error
}

const meanings: Record<ClientErrorCode, string> = {
  network: 'the connection failed',
  timeout: 'timeout',
  unauthorized: 'not signed in; check the API key or the password',
  forbidden: 'not allowed; check the permissions of the account',
  not_found: 'not found',
  conflict: 'it conflicts with what is there',
  rate_limited: 'too many requests; wait before the next one',
  rejected: 'the service refused the request',
  unavailable: 'the service is not available',
  unexpected_response: 'the answer was not understood',
}

const brand = Symbol.for('@shelfhand/clients/ClientError')

/** Every failure of a client, except an abort by the caller's signal, which rejects with the signal's reason. */
export class ClientError extends Error {
  readonly code: ClientErrorCode
  readonly service: string
  readonly request: string
  readonly status: number | undefined
  readonly retryAfter: number | undefined
  readonly retryable: boolean

  constructor(init: ClientErrorInit) {
    const status = init.status === undefined ? '' : ` (${init.status})`
    const message = `${init.title ?? init.service}: ${init.request} failed: ${init.detail ?? meanings[init.code]}${status}`
    super(message, init.cause === undefined ? undefined : { cause: init.cause })
    this.name = 'ClientError'
    this.code = init.code
    this.service = init.service
    this.request = init.request
    this.status = init.status
    this.retryAfter = init.retryAfter
    this.retryable = init.retryable ?? false
    Object.defineProperty(this, brand, { value: true })
  }

  toJSON(): Record<string, unknown> {
    const { name, code, service, request, status, retryAfter, retryable, message } = this
    return { name, code, service, request, status, retryAfter, retryable, message }
  }
}

/** Whether a caught value is a ClientError, of one code if one is given; also across two copies of this package. */
export function isClientError(error: unknown, code?: ClientErrorCode): error is ClientError {
  if (typeof error !== 'object' || error === null || !(brand in error)) return false
  return code === undefined || ('code' in error && error.code === code)
}

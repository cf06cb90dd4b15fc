import { type ErrorCode, errorCodes } from './error-codes.ts'

/** One mistake in an input: where it is (`books.0.title`, empty for the whole) and what is wrong. */
export interface Issue {
  readonly path: string
  readonly message: string
}

export interface ApiErrorOptions {
  readonly code: ErrorCode
  /** One sentence for people; it is sent as it is. */
  readonly detail?: string
  readonly issues?: readonly Issue[]
  /** Further members of the problem, such as the id of the record that is in the way. */
  readonly members?: Readonly<Record<string, string | number>>
  /** Headers of the answer, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** An error whose every word may be sent to the caller. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string | undefined
  readonly issues: readonly Issue[] | undefined
  readonly members: Readonly<Record<string, string | number>>
  readonly headers: Readonly<Record<string, string>>

  constructor(options: ApiErrorOptions) {
    super(options.detail ?? errorCodes[options.code].title, { cause: options.cause })
    this.name = 'ApiError'
    this.code = options.code
    this.status = errorCodes[options.code].status
    this.detail = options.detail
    this.issues = options.issues
    this.members = options.members ?? {}
    this.headers = options.headers ?? {}
  }
}

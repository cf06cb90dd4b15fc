/** Why a server could not be made or started, for programs. */
export type ServerErrorCode = 'port_in_use' | 'address_not_available' | 'data_not_writable' | 'wrong_usage'

/** An error of the server itself: `message` is one sentence that says what to do. */
export class ServerError extends Error {
  readonly code: ServerErrorCode

  constructor(options: { code: ServerErrorCode; message: string; cause?: unknown }) {
    super(options.message, { cause: options.cause })
    this.name = 'ServerError'
    this.code = options.code
  }
}

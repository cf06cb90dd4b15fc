import type { Logger } from 'pino'
import { type ErrorCode, errorCodes } from '../api/error-codes.ts'
import { describeError } from './describe-error.ts'

/** Writes down what is not the caller's fault: our own as an error with its place, other services' as a warning. */
export function logFailure(log: Logger, failure: { error: unknown; code: ErrorCode; requestId: string }): void {
  const { error, code, requestId } = failure
  if (errorCodes[code].status < 500) return
  if (code === 'internal') log.error({ requestId, code, error: describeError(error) }, 'request failed')
  else log.warn({ requestId, code, reason: reasonOf(error) }, 'request could not be done')
}

function reasonOf(error: unknown): string | undefined {
  return describeError(error).message
}

import { isClientError } from '@shelfhand/clients'
import { DomainError, type DomainErrorCode } from '@shelfhand/domain/queries'
import { TaskError, type TaskErrorCode } from '@shelfhand/tasks'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { ApiError } from './api-error.ts'
import type { ErrorCode } from './error-codes.ts'
import { fastifyErrorCode } from './fastify-error-code.ts'
import { zodIssues } from './zod-issues.ts'

const taskErrorCodes: Readonly<Record<TaskErrorCode, ErrorCode>> = {
  unknown_task: 'not_found',
  unknown_run: 'not_found',
  already_running: 'conflict',
  not_running: 'conflict',
  invalid_config: 'invalid_input',
  invalid_definition: 'internal',
  service_not_configured: 'unavailable',
  stopping: 'unavailable',
  failed: 'internal',
}

/** Codes that are missing here say that the database itself is in trouble. */
const domainErrorCodes: Partial<Record<DomainErrorCode, ErrorCode>> = {
  not_found: 'not_found',
  conflict: 'conflict',
  version_conflict: 'conflict',
  illegal_transition: 'conflict',
  in_use: 'conflict',
  not_empty: 'conflict',
  invalid_value: 'invalid_input',
  invalid_cursor: 'invalid_input',
  unexpected: 'internal',
}

const trpcErrorCodes: Readonly<Record<string, ErrorCode>> = {
  PARSE_ERROR: 'malformed_request',
  BAD_REQUEST: 'malformed_request',
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'method_not_allowed',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  PAYLOAD_TOO_LARGE: 'payload_too_large',
}

/**
 * What an error means to a caller. Words of our own errors are passed on; of all others only the kind is, because
 * their messages may hold SQL, paths, addresses or values.
 */
export function classifyError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof TRPCError) return classifyTrpcError(error)
  if (error instanceof DomainError) return classifyDomainError(error)
  if (error instanceof TaskError) {
    const code = taskErrorCodes[error.code]
    const issues = error.issues.length > 0 ? error.issues : undefined
    return new ApiError({ code, ...(code === 'internal' ? {} : { detail: error.message, issues }), cause: error })
  }
  if (isClientError(error)) {
    return new ApiError({
      code: 'upstream_failed',
      detail: `${error.service} did not answer as it should: ${error.code.replaceAll('_', ' ')}.`,
      members: { service: error.service },
      cause: error,
    })
  }
  return new ApiError({ code: fastifyErrorCode(error) ?? 'internal', cause: error })
}

function classifyDomainError(error: DomainError): ApiError {
  const code = domainErrorCodes[error.code]
  if (code === 'internal') return new ApiError({ code, cause: error })
  if (code === undefined) {
    return new ApiError({ code: 'unavailable', detail: 'The database cannot do this now; try again.', cause: error })
  }
  const path = error.field ?? (error.code === 'invalid_cursor' ? 'cursor' : '')
  return new ApiError({
    code,
    detail: error.message,
    ...(code === 'invalid_input' && { issues: [{ path, message: error.message }] }),
    ...(code === 'conflict' && error.id !== null && { members: { existingId: error.id } }),
    cause: error,
  })
}

function classifyTrpcError(error: TRPCError): ApiError {
  const { cause } = error
  if (error.code === 'BAD_REQUEST' && cause instanceof z.ZodError) {
    return new ApiError({ code: 'invalid_input', issues: zodIssues(cause), cause })
  }
  // A ZodError of any other place is not about the input: it stays internal.
  if (cause instanceof Error && !(cause instanceof z.ZodError)) {
    const classified = classifyError(cause)
    if (classified.code !== 'internal') return classified
  }
  return new ApiError({ code: trpcErrorCodes[error.code] ?? 'internal', cause: error })
}

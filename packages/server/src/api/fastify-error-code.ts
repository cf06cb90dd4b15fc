import type { ErrorCode } from './error-codes.ts'

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed_request',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  414: 'uri_too_long',
  415: 'unsupported_media_type',
  431: 'headers_too_large',
}

/** What an error of the HTTP server itself means; null for errors that are none of its own. */
export function fastifyErrorCode(error: unknown): ErrorCode | null {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return null
  // The JSON reader throws a SyntaxError with a status and without a code of Fastify's.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return code.startsWith('FST_') || error instanceof SyntaxError ? (byStatus[error.statusCode] ?? null) : null
}

import type { ClientErrorCode } from './client-error.ts'

const exact: Record<number, ClientErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  410: 'not_found',
  425: 'unavailable',
  429: 'rate_limited',
  501: 'rejected',
  505: 'rejected',
}

/** The error code that an HTTP status stands for (RFC 9110, section 15). */
export function codeOfStatus(status: number): ClientErrorCode {
  const known = exact[status]
  if (known !== undefined) return known
  if (status >= 500) return 'unavailable'
  if (status >= 400) return 'rejected'
  return 'unexpected_response'
}

import type { ClientErrorCode } from './client-error.ts'

const transient = new Set<ClientErrorCode>(['network', 'timeout', 'rate_limited', 'unavailable'])

/**
 * Whether the same call may be made again. A write that is not idempotent may only be repeated when it
 * certainly did nothing: it never left this machine, or the service turned it away for its rate.
 */
export function isRetryable(
  code: ClientErrorCode,
  { idempotent, sent }: { idempotent: boolean; sent: boolean },
): boolean {
  if (!transient.has(code)) return false
  return idempotent || code === 'rate_limited' || !sent
}

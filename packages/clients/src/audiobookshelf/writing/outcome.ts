import { ClientError, isClientError } from '../../core/index.ts'

/**
 * What is known of a write that failed: `known`: it was not made; `unsent`: it never left, as the server could not be
 * reached; `broken`: it may have been made, but is over; `late`: it may still be under way.
 */
export type Outcome = 'known' | 'unsent' | 'broken' | 'late'

export function outcomeOf(error: unknown): Outcome {
  if (!isClientError(error)) return 'known'
  if (error.retryable) return error.code === 'network' ? 'unsent' : 'known'
  if (error.code === 'network') return 'broken'
  // A proxy that gave up waiting says so with 408 or 504; the server behind it may be at work.
  if (error.code === 'timeout' || error.status === 504) return 'late'
  return error.code === 'unavailable' && (error.status === 502 || error.status === 503) ? 'broken' : 'known'
}

const reasons: Partial<Record<string, string>> = {
  network: 'the connection broke',
  timeout: 'no answer came in time',
  unavailable: 'the server was not available',
}

/** The error of a write of which nobody knows whether it was made, in plain words. */
export function unknownOutcome(error: ClientError): ClientError {
  const { code, service, request, status, retryAfter } = error
  return new ClientError({
    code,
    service,
    title: 'Audiobookshelf',
    request,
    status,
    retryAfter,
    detail: `${reasons[code] ?? 'it failed'}, and whether the change was made is not known; look before making it again`,
    cause: error,
  })
}

import type { z } from 'zod'
import type { Http, Method } from '../core/index.ts'

/** What every call takes last. */
export interface Signalled {
  signal?: AbortSignal
}

/**
 * Checks what is about to be sent. The server dies of some wrong values and takes others for something else, so a
 * mistake never leaves the client: it throws `rejected` and says where it is, but not what it is.
 */
export function checked<S extends z.ZodType>(
  http: Http,
  method: Method,
  path: string,
  schema: S,
  value: unknown,
): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const mistakes = result.error.issues.map(
    ({ path: place, message }) => `${place.map(String).join('.') || 'input'}: ${message}`,
  )
  throw http.failure(method, path, {
    code: 'rejected',
    detail: `nothing was sent, as the input is wrong: ${mistakes.join('; ')}`,
  })
}

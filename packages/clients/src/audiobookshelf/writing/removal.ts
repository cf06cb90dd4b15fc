import { isClientError, type Http, type Query } from '../../core/index.ts'
import type { Writer } from './writer.ts'

/** Deletes something. When the connection broke and it is gone at the second try, the first one worked. */
export function createRemoval(http: Http, write: Writer) {
  return (route: string, { query, signal }: { query?: Query; signal?: AbortSignal } = {}): Promise<void> =>
    write({
      signal,
      async send(again) {
        try {
          await http.send('DELETE', route, { query, signal })
        } catch (error) {
          if (!again || !isClientError(error, 'not_found')) throw error
        }
      },
    })
}

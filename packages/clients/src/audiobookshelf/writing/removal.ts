import { isClientError, type CallOptions, type Http, type Method } from '../../core/index.ts'
import type { Writer } from './writer.ts'

export interface RemovalOptions extends Pick<CallOptions, 'query' | 'body' | 'signal'> {
  /** `DELETE` when absent. */
  method?: Method
}

/** Takes something away. When the connection broke and it is gone at the second try, the first one worked. */
export function createRemoval(http: Http, write: Writer) {
  return (route: string, { method = 'DELETE', query, body, signal }: RemovalOptions = {}): Promise<void> =>
    write({
      signal,
      async send(call, again) {
        try {
          await http.send(method, route, { query, body, ...call })
        } catch (error) {
          if (!again || !isClientError(error, 'not_found')) throw error
        }
      },
    })
}

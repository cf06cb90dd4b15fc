import { isClientError, type Http } from '../../core/index.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'
import { writeQueueOf } from './write-queue.ts'

interface Write<T> {
  /** Sends the write; it must set values, not add to them, unless `once`. `again` is true the second time. */
  send: (again: boolean) => Promise<T>
  /** Reads back after a broken connection: the answer when the write is there, undefined when it is not. */
  confirm?: () => Promise<T | undefined>
  /** Sending it twice would do it twice: after a broken connection it fails instead. */
  once?: boolean
  signal?: AbortSignal
}

export type Writer = <T>(write: Write<T>) => Promise<T>

/**
 * Sends writes one after the other. A write whose connection broke may have happened or not, and may have met a dying
 * server: then the server is waited for, the write is read back, and made again if it is not there. Once only, so that
 * a write that ends the server does not end it for ever.
 */
export function createWriter(http: Http): Writer {
  const queue = writeQueueOf(http.baseUrl)
  return ({ send, confirm, once = false, signal }) =>
    queue(async () => {
      try {
        return await send(false)
      } catch (error) {
        const outcome = outcomeOf(error)
        if (outcome === 'known' || (once && confirm === undefined)) throw error
        if (!(await waitUntilHealthy(http, signal))) throw error
        // When the reading back fails too, the broken write is what the caller has to hear of.
        const confirmed = await confirm?.().catch((failure: unknown) => {
          signal?.throwIfAborted()
          throw isClientError(failure) ? error : failure
        })
        if (confirmed !== undefined) return confirmed
        // After a timeout the first one may still be at work, and a second beside it is what ends servers.
        if (once || outcome === 'late') throw error
        return send(true)
      }
    }, signal)
}

/** `broken` and `late`: nobody knows whether the write happened. */
function outcomeOf(error: unknown): 'known' | 'broken' | 'late' {
  if (!isClientError(error) || error.retryable) return 'known'
  if (error.code === 'timeout') return 'late'
  if (error.code === 'network') return 'broken'
  return error.code === 'unavailable' && [502, 503, 504].includes(error.status ?? 0) ? 'broken' : 'known'
}

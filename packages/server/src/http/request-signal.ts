import type { FastifyReply } from 'fastify'
import { ApiError } from '../api/api-error.ts'

/**
 * A signal that aborts when the caller goes away before the answer is out, or when `timeout` milliseconds are over.
 * Fastify's own `request.signal` aborts as soon as a body has been read, so it cannot be used.
 */
export function requestSignal(reply: FastifyReply, timeout: number): AbortSignal {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new ApiError({ code: 'timeout', detail: `No answer within ${timeout / 1000} seconds.` }))
  }, timeout)
  timer.unref()
  reply.raw.once('close', () => {
    clearTimeout(timer)
    if (!reply.raw.writableFinished) {
      controller.abort(new ApiError({ code: 'timeout', detail: 'The caller did not wait for the answer.' }))
    }
  })
  return controller.signal
}

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { ApiError } from '../api/api-error.ts'
import { classifyError } from '../api/classify-error.ts'
import { problemContentType, problemOf } from '../api/problem.ts'
import { logFailure } from './log-failure.ts'

/** Answers any error as a problem; what is our own fault is written to the log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log?: Logger): FastifyReply {
  const apiError = classifyError(error)
  if (log !== undefined) logFailure(log, { error, code: apiError.code, requestId: request.id })
  return reply
    .code(apiError.status)
    .headers({ ...apiError.headers, 'x-request-id': request.id, 'content-type': problemContentType })
    .send(JSON.stringify(problemOf(apiError, request.id)))
}

/** Answers an address that leads nowhere. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerError(new ApiError({ code: 'not_found', detail: 'There is nothing at this address.' }), request, reply)
}

/** Answers what is not even HTTP, straight on the socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'malformed_request'
  const id = randomUUID()
  const apiError = new ApiError({ code, cause: error })
  const body = JSON.stringify(problemOf(apiError, id))
  const head = [
    `HTTP/1.1 ${apiError.status} ${STATUS_CODES[apiError.status]}`,
    `Content-Type: ${problemContentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${id}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

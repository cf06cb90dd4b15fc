import type { FastifyRequest } from 'fastify'

const loopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/

/** Whether a request comes from this machine itself, and not through a reverse proxy on it. */
export function isLocal(request: FastifyRequest): boolean {
  const { headers, socket } = request
  const forwarded = headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.via
  return forwarded === undefined && loopback.test(socket.remoteAddress ?? '')
}

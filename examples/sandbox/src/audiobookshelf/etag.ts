import { createHash } from 'node:crypto'
import type { Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'

/** Adds the weak ETag of the web framework, and answers 304 to a caller who has the same already. */
export function withEtag(reply: Reply, request: Request): Reply {
  if (reply.headers['content-type'] === undefined || reply.status === 206) return reply
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
  const etag = `W/"${body.length.toString(16)}-${createHash('sha1').update(body).digest('base64').slice(0, 27)}"`
  const headers = { ...reply.headers, etag }
  const fresh = reply.status === 200 && request.method === 'GET' && request.headers['if-none-match'] === etag
  return fresh ? { status: 304, headers: { etag }, body: '' } : { ...reply, headers, body }
}

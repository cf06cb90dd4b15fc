/** What a handler answers: a status, headers and a whole body. Lengths and connection headers are added by the server. */
export interface Reply {
  status: number
  headers: Record<string, string | string[]>
  body: string | Uint8Array
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}

/** A plain text answer. */
export function text(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body }
}

/** An HTML answer: whole pages and the bare sentences that some servers label so. */
export function html(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** Bytes with their own type. */
export function bytes(body: Uint8Array, contentType: string, status = 200): Reply {
  return { status, headers: { 'content-type': contentType }, body }
}

/** The same answer with more headers. */
export function withHeaders(reply: Reply, headers: Record<string, string | string[]>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

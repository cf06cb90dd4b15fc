import type { IncomingMessage } from 'node:http'

/** A query value: a string, or a list when the name is repeated, as Express gives it. */
export type Query = Record<string, string | string[]>

/** One incoming request, read to its end. */
export interface Request {
  method: string
  /** Path without the query, percent signs as they came. */
  path: string
  query: Query
  /** The query as it came, without the question mark. */
  search: string
  headers: IncomingMessage['headers']
  body: Uint8Array
  /** Address of the caller. */
  from: string
}

/** The first value of a query name. */
export function firstOf(query: Query, name: string): string | undefined {
  const value = query[name]
  return Array.isArray(value) ? value[0] : value
}

/** Reads the whole request; a caller that goes away in the middle rejects. */
export async function readRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of message) chunks.push(chunk)
  const [path, search] = splitOnce(message.url ?? '/', '?')
  const body = Buffer.concat(chunks)
  const from = message.socket.remoteAddress ?? ''
  return {
    method: message.method ?? 'GET',
    path,
    query: parseQuery(search),
    search,
    headers: message.headers,
    body,
    from,
  }
}

function splitOnce(value: string, mark: string): [string, string] {
  const at = value.indexOf(mark)
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)]
}

function parseQuery(search: string): Query {
  const query: Query = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const earlier = query[name]
    query[name] = earlier === undefined ? value : Array.isArray(earlier) ? [...earlier, value] : [earlier, value]
  }
  return query
}

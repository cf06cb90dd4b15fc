import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'

export interface Received {
  method: string
  /** Path and query as they came. */
  target: string
  headers: IncomingMessage['headers']
  body: string
}

export interface TestServer extends AsyncDisposable {
  url: string
  /** Every request so far, in order of arrival. */
  received: Received[]
  /** How many answers are still open. */
  underWay(): number
  close(): Promise<void>
}

export type Handler = (request: Received, response: ServerResponse, raw: IncomingMessage) => void | Promise<void>

/** A small real HTTP server on 127.0.0.1, for tests. */
export async function serve(handler: Handler): Promise<TestServer> {
  const received: Received[] = []
  let underWay = 0
  const listener: RequestListener = (raw, response) => {
    const chunks: Buffer[] = []
    underWay += 1
    response.on('close', () => (underWay -= 1))
    raw.on('data', (chunk: Buffer) => chunks.push(chunk))
    raw.on('error', () => {})
    raw.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      const request = { method: raw.method ?? '', target: raw.url ?? '', headers: raw.headers, body }
      received.push(request)
      void Promise.resolve(handler(request, response, raw)).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      )
    })
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    underWay: () => underWay,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

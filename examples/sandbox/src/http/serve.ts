import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { FatalError } from './fatal.ts'
import { createFaults, type Fault, type Faults } from './faults.ts'
import type { Reply } from './reply.ts'
import { readRequest, type Request } from './request.ts'

/** How a server of the sample world is run. */
export interface ServeOptions {
  /** 0 (default): a free port is picked. */
  port?: number
  /** Faults to start with. */
  faults?: readonly Fault[]
  /** After a fatal request: milliseconds until the server listens again on the same port. Absent: it stays dead. */
  restartAfter?: number
  /** Milliseconds that an unused connection is kept. Default 5,000. */
  keepAliveTimeout?: number
}

/** A running server. */
export interface Served {
  url: string
  /** Node's server, for upgrades. */
  server: Server
  faults: Faults
  /** What was asked so far, oldest first; keeps the last 10,000. */
  requests: { method: string; path: string; search: string }[]
  /** How often the server died of a fatal request. */
  deaths(): number
  /** Resets every connection and stops listening, as when the process dies. */
  kill(): void
  /** Ends every connection and stops listening. May be called twice. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** Listens on 127.0.0.1 and answers each request with what `handle` says. */
export async function serve(
  handle: (request: Request) => Reply | Promise<Reply>,
  options: ServeOptions = {},
): Promise<Served> {
  const faults = createFaults(options.faults)
  const requests: Served['requests'] = []
  const sockets = new Set<Socket>()
  let deaths = 0
  let closed = false
  let revival: NodeJS.Timeout | undefined

  const server = createServer({ keepAliveTimeout: options.keepAliveTimeout ?? 5000 }, (message, response) => {
    answer(message, response).catch((error: unknown) => {
      if (error instanceof FatalError) die()
      else if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
      else response.destroy()
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message)
    if (requests.push({ method: request.method, path: request.path, search: request.search }) > 10_000) requests.shift()
    const fault = faults.take(request)
    if (fault?.delay) await sleep(fault.delay, undefined, { ref: false })
    if (fault?.reset === true) return void message.socket.resetAndDestroy()
    const reply = fault?.status === undefined ? await handle(request) : { status: fault.status, headers: {}, body: '' }
    if (fault?.reset === 'late') return void message.socket.resetAndDestroy()
    await send(response, spoiled(reply, fault), { cutAfter: fault?.cutAfter, stall: fault?.stall })
  }

  function die(): void {
    deaths += 1
    kill()
    if (options.restartAfter === undefined || closed) return
    revival = setTimeout(() => server.listen(port, '127.0.0.1'), options.restartAfter)
  }

  function kill(): void {
    server.close()
    for (const socket of sockets) socket.resetAndDestroy()
  }

  server.listen(options.port ?? 0, '127.0.0.1')
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const { port } = server.address() as AddressInfo

  async function close(): Promise<void> {
    closed = true
    clearTimeout(revival)
    if (!server.listening) return
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  }

  const url = `http://127.0.0.1:${port}`
  return { url, server, faults, requests, deaths: () => deaths, kill, close, [Symbol.asyncDispose]: close }
}

function spoiled(reply: Reply, fault: Fault | undefined): Reply {
  if (fault === undefined) return reply
  return { ...reply, headers: { ...reply.headers, ...fault.headers }, body: fault.body ?? reply.body }
}

async function send(response: ServerResponse, reply: Reply, how: { cutAfter?: number; stall?: number }): Promise<void> {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body
  const hasBody = response.req.method !== 'HEAD' && reply.status !== 204 && reply.status !== 304
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(reply.status === 304 ? {} : { 'content-length': body.length }),
  })
  if (!hasBody) return void response.end()
  if (how.stall === undefined && how.cutAfter === undefined) return void response.end(body)
  const cut = how.cutAfter ?? Math.floor(body.length / 2)
  await new Promise<void>((resolve) => response.write(body.subarray(0, cut), () => resolve()))
  if (how.stall !== undefined) await sleep(how.stall, undefined, { ref: false })
  if (how.cutAfter === undefined) response.end(body.subarray(cut))
  else response.destroy()
}

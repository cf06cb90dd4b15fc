import { createServer } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { Server, type Socket } from 'socket.io'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ClientError } from '../../core/index.ts'
import { createInstantClock } from '../../testing/instant-clock.ts'
import { recordingsOf } from '../../testing/recordings.ts'
import { createAudiobookshelf } from '../client.ts'
import { createEventQueue } from './event-queue.ts'
import { readEvent, serverEventNames } from './event.ts'
import { watchAudiobookshelf } from './watch.ts'

/**
 * A server with sign-in by password and a socket that accepts its tokens, except the first `refuse` of them. The first
 * `closed` connections are turned away, and the first `mute` sign-ins get no answer.
 */
async function serveSocket({ refuse = 0, mute = 0, closed = 0, path = '' } = {}) {
  const tokens: string[] = []
  const sockets: Socket[] = []
  let refused = 0
  let muted = 0
  let handshakes = 0
  const http = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === `${path}/login`) {
      tokens.push(`token${tokens.length}`)
      response.end(JSON.stringify({ user: { accessToken: tokens.at(-1) } }))
    } else if (request.headers.authorization === `Bearer ${tokens.at(-1)}`) {
      response.end(JSON.stringify({ user: { id: 'u', username: 'me', type: 'admin' } }))
    } else response.writeHead(401).end('Unauthorized')
  })
  const io = new Server(http, {
    path: `${path}/socket.io`,
    // Asked for each of the two ways to connect.
    allowRequest: (_, answer) => answer(null, (handshakes += 0.5) > closed),
  })
  io.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('auth', (token) => {
      if (muted < mute) {
        muted += 1
        return
      }
      if (tokens.includes(token) && refused >= refuse) socket.emit('init', { userId: 'u' })
      else {
        refused += 1
        socket.emit('auth_failed', { message: 'Invalid token' })
      }
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    sockets,
    tokens,
    baseUrl: `http://127.0.0.1:${port}${path}`,
    emit: (name: string, data: unknown) => io.emit(name, data),
    [Symbol.asyncDispose]: async () => {
      await io.close()
    },
  }
}

const shelfAt = (baseUrl: string) => createAudiobookshelf({ baseUrl, username: 'me', password: 'right' })
const removed = { id: 'i', libraryId: 'l' }

test('a connection starts with relist, then come the events, and leaving the loop closes the socket', async () => {
  await using server = await serveSocket({ path: '/audiobookshelf' })
  const types: string[] = []
  for await (const event of watchAudiobookshelf(shelfAt(server.baseUrl))) {
    types.push(event.type === 'relist' ? `relist ${event.reason}` : event.type)
    if (event.type === 'relist' && event.reason === 'connected') {
      server.emit('user_online', {})
      server.emit('item_removed', removed)
      server.emit('item_removed', { nonsense: 1 })
    }
    if (types.length === 3) break
  }
  expect(types).toEqual(['relist connected', 'item_removed', 'relist unreadable_event'])
  await expect.poll(() => server.sockets[0]?.connected).toBe(false)
})

test('after a lost connection comes another relist', async () => {
  await using server = await serveSocket()
  const reasons: string[] = []
  for await (const event of watchAudiobookshelf(shelfAt(server.baseUrl))) {
    if (event.type === 'relist') reasons.push(event.reason)
    if (reasons.length === 2) break
    server.sockets.at(-1)?.disconnect(true)
  }
  expect(reasons).toEqual(['connected', 'reconnected'])
})

test('a refused token is renewed once, a second refusal ends the loop', async () => {
  await using once = await serveSocket({ refuse: 1 })
  const events = watchAudiobookshelf(shelfAt(once.baseUrl))
  expect((await events.next()).value).toEqual({ type: 'relist', reason: 'connected' })
  await events.return(undefined as never)

  await using always = await serveSocket({ refuse: 9 })
  await expect(watchAudiobookshelf(shelfAt(always.baseUrl)).next()).rejects.toMatchObject({ code: 'unauthorized' })
})

test('an abort ends the loop with its reason', async () => {
  await using server = await serveSocket()
  const controller = new AbortController()
  const events = watchAudiobookshelf(shelfAt(server.baseUrl), { signal: controller.signal })
  await events.next()
  const next = events.next()
  controller.abort(new Error('enough'))
  await expect(next).rejects.toThrow('enough')
})

test('an API key is refused before anything is connected', async () => {
  await using server = await serveSocket()
  const shelf = createAudiobookshelf({ baseUrl: server.baseUrl, apiKey: 'k' })
  await expect(watchAudiobookshelf(shelf).next()).rejects.toMatchObject({ code: 'rejected' })
  expect(server.sockets).toHaveLength(0)
})

/** Watches with an instant clock until there are so many errors, or a connection. */
async function errorsOf(baseUrl: string, options: { most?: number; timeout?: number } = {}) {
  const errors: ClientError[] = []
  const delays: number[] = []
  const warned: unknown[] = []
  const enough = new AbortController()
  const events = watchAudiobookshelf(shelfAt(baseUrl), {
    timeout: options.timeout,
    signal: enough.signal,
    clock: createInstantClock(),
    logger: { debug: () => {}, warn: (fields) => warned.push(fields['code']) },
    onError(error, { delay }) {
      errors.push(error)
      delays.push(delay)
      if (errors.length === options.most) enough.abort(new Error('enough'))
    },
  })
  return { events, errors, delays, warned }
}

test('a server that takes each connection and drops it is asked after pauses that grow', async () => {
  await using server = await serveSocket()
  const { events, errors, delays, warned } = await errorsOf(server.baseUrl, { most: 8 })
  await expect(
    (async () => {
      for await (const _ of events) server.sockets.at(-1)?.disconnect(true)
    })(),
  ).rejects.toThrow('enough')
  expect(delays).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500])
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['network']))
  expect(warned).toHaveLength(8)
  expect(server.sockets).toHaveLength(8)
})

test('a connection that breaks off is made again, too', async () => {
  await using server = await serveSocket()
  const { events, errors } = await errorsOf(server.baseUrl)
  await events.next()
  server.sockets[0]?.conn.close()
  expect((await events.next()).value).toEqual({ type: 'relist', reason: 'reconnected' })
  expect(errors).toHaveLength(1)
  await events.return(undefined as never)
})

test('a sign-in that is never answered is given up, and another connection made', async () => {
  await using server = await serveSocket({ mute: 2 })
  const { events, errors } = await errorsOf(server.baseUrl, { timeout: 1500 })
  expect((await events.next()).value).toEqual({ type: 'relist', reason: 'connected' })
  const told = 'Audiobookshelf: socket connection failed: timeout: the server did not answer the sign-in'
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([`timeout ${told}`, `timeout ${told}`])
  await events.return(undefined as never)
  await expect.poll(() => server.sockets.filter(({ connected }) => connected)).toHaveLength(0)
})

test('a connection that cannot be made is told of, and tried again', async () => {
  await using server = await serveSocket({ closed: 2 })
  const { events, errors } = await errorsOf(server.baseUrl)
  expect((await events.next()).value).toEqual({ type: 'relist', reason: 'connected' })
  expect(errors.map(({ code }) => code)).toEqual(['network', 'network'])
  for (const secret of [...server.tokens, 'right']) expect(inspect(errors)).not.toContain(secret)
  await events.return(undefined as never)
})

test('an error in the hook ends the loop with it', async () => {
  await using server = await serveSocket({ closed: 1 })
  const onError = (): void => {
    throw new Error('from the hook')
  }
  await expect(watchAudiobookshelf(shelfAt(server.baseUrl), { onError }).next()).rejects.toThrow('from the hook')
})

test('a slow reader gets one relist in place of what was too much', async () => {
  const queue = createEventQueue(2)
  for (let n = 0; n < 3; n += 1) queue.push({ type: 'item_removed', data: removed })
  expect(await queue.next()).toEqual({ type: 'relist', reason: 'overflow' })
})

const folder = recordingsOf('audiobookshelf')
const Event = z.object({ event: z.string(), args: z.array(z.unknown()) })
const Recorded = z.object({ events: z.array(z.union([Event, z.object({ events: z.array(Event) })])) })

test.skipIf(folder === undefined)('every recorded event is read', () => {
  const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('socket') && name.endsWith('json'),
  )
  const values: unknown[] = files.flatMap((name) => {
    const content = readFileSync(join(folder ?? '', name), 'utf8')
    return name.endsWith('.ndjson')
      ? content
          .split('\n')
          .filter(Boolean)
          .map((line): unknown => JSON.parse(line))
      : [JSON.parse(content)]
  })
  const events = values
    .flatMap((value) => Recorded.safeParse(value).data?.events ?? [])
    .flatMap((entry) => ('event' in entry ? [entry] : entry.events))
    .filter(({ event, args }) => serverEventNames.has(event) && args.length > 0)
  expect(events.length).toBeGreaterThan(100)
  const unreadable = events.filter(({ event, args }) => readEvent(event, args[0])?.type === 'relist')
  expect(unreadable.map(({ event }) => event)).toEqual([])
})

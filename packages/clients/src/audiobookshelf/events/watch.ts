import { io, type Socket } from 'socket.io-client'
import { ClientError, isClientError } from '../../core/index.ts'
import type { Audiobookshelf } from '../client.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import { readEvent, type AudiobookshelfEvent } from './event.ts'

export interface WatchOptions {
  signal?: AbortSignal
  /** How many events are kept for a slow reader before they become one `relist`; 1,000 when absent. */
  capacity?: number
}

/** Milliseconds until the next try when the connection stands but the sign-in could not be made. */
const pause = 5000

/**
 * The events of a server, as long as the loop runs; leaving it closes the socket. Lost connections are made again with
 * growing pauses, without end. Each connection starts with a `relist`.
 *
 * The client must have been made with user and password: the server refuses API keys on its socket. The first sign-in
 * has to succeed. Rejects with `unauthorized` when the server refuses a later one, and with the signal's reason.
 */
export async function* watchAudiobookshelf(
  shelf: Audiobookshelf,
  { signal, capacity = 1000 }: WatchOptions = {},
): AsyncGenerator<AudiobookshelfEvent, never> {
  await shelf.auth.accessToken({ signal })
  const queue = createEventQueue(capacity)
  const { origin, pathname } = new URL(shelf.baseUrl)
  const socket = io(origin, {
    path: `${pathname.replace(/\/$/, '')}/socket.io`,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    autoConnect: false,
    reconnectionDelayMax: 30_000,
  })
  const onAbort = (): void => queue.fail(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const stopping = new AbortController()
  try {
    attach(socket, shelf, queue, stopping.signal)
    socket.connect()
    for (;;) yield await queue.next()
  } finally {
    stopping.abort()
    signal?.removeEventListener('abort', onAbort)
    socket.removeAllListeners()
    socket.close()
  }
}

function attach(socket: Socket, shelf: Audiobookshelf, queue: EventQueue, stopping: AbortSignal): void {
  let refusals = 0
  let connections = 0

  /** The server looks at the token once, so each connection gets a fresh one. */
  async function signIn(): Promise<void> {
    try {
      // Asking who we are renews a token that the server no longer knows.
      if (refusals > 0) await shelf.auth.authorize({ signal: stopping })
      socket.emit('auth', await shelf.auth.accessToken({ signal: stopping }))
    } catch (error) {
      if (stopping.aborted) return
      if (!isClientError(error) || !error.retryable) return queue.fail(error)
      socket.disconnect()
      const timer = setTimeout(() => socket.connect(), pause)
      stopping.addEventListener('abort', () => clearTimeout(timer), { once: true })
    }
  }

  socket.on('connect', () => void signIn())
  socket.on('init', () => {
    refusals = 0
    connections += 1
    queue.push({ type: 'relist', reason: connections === 1 ? 'connected' : 'reconnected' })
  })
  socket.on('auth_failed', () => {
    refusals += 1
    if (refusals === 1) void signIn()
    else
      queue.fail(
        new ClientError({
          code: 'unauthorized',
          service: 'audiobookshelf',
          title: 'Audiobookshelf',
          request: 'socket auth',
        }),
      )
  })
  socket.on('disconnect', (reason) => {
    // The only ending after which the library does not connect again by itself.
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.onAny((name: string, data: unknown) => {
    const event = readEvent(name, data)
    if (event !== undefined) queue.push(event)
  })
}

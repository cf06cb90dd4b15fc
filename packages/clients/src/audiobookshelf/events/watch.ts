import { io, type Socket } from 'socket.io-client'
import { isClientError, systemClock, type ClientError, type ClientLogger, type Clock } from '../../core/index.ts'
import type { Audiobookshelf } from '../client.ts'
import { runConnection } from './connection.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import { readEvent, type AudiobookshelfEvent } from './event.ts'
import { longestPause, reconnectDelay } from './reconnect-delay.ts'

export interface WatchOptions {
  signal?: AbortSignal
  /** How many events are kept for a slow reader before they become one `relist`; 1,000 when absent. */
  capacity?: number
  /** Milliseconds for a connection to be made, and again for the server to take the sign-in; 20,000 when absent. */
  timeout?: number
  /** Hears why a connection could not be made or was lost; the loop goes on, and another is made after `delay` milliseconds. */
  onError?: (error: ClientError, next: { delay: number }) => void
  /** Is warned of the same. */
  logger?: ClientLogger
  clock?: Clock
}

/**
 * The events of a server, as long as the loop runs; leaving it closes the socket. Lost connections are made again with
 * growing pauses of up to 30 seconds, without end. Each connection starts with a `relist`.
 *
 * The client must have been made with user and password: the server refuses API keys on its socket. The first sign-in
 * has to succeed. Rejects with `unauthorized` when the server refuses a later one, and with the signal's reason.
 */
export async function* watchAudiobookshelf(
  shelf: Audiobookshelf,
  options: WatchOptions = {},
): AsyncGenerator<AudiobookshelfEvent, never> {
  const { signal, capacity = 1000, timeout = 20_000 } = options
  await shelf.auth.accessToken({ signal })
  const queue = createEventQueue(capacity)
  const { origin, pathname } = new URL(shelf.baseUrl)
  const socket = io(origin, {
    path: `${pathname.replace(/\/$/, '')}/socket.io`,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    autoConnect: false,
    // Its own would begin anew with every connection that is made, also with those that last no time at all.
    reconnection: false,
    timeout,
  })
  socket.onAny((name: string, data: unknown) => {
    const event = readEvent(name, data)
    if (event !== undefined) queue.push(event)
  })
  const onAbort = (): void => queue.fail(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const stopping = new AbortController()
  try {
    void keepConnected({ ...options, timeout, socket, shelf, queue, signal: stopping.signal })
    for (;;) yield await queue.next()
  } finally {
    stopping.abort()
    signal?.removeEventListener('abort', onAbort)
    socket.removeAllListeners()
    socket.close()
  }
}

interface Watching extends WatchOptions {
  socket: Socket
  shelf: Audiobookshelf
  queue: EventQueue
  timeout: number
  signal: AbortSignal
}

/** Makes one connection after the other until the signal aborts, or until there is no use in another. */
async function keepConnected({ queue, clock = systemClock, onError, logger, ...watching }: Watching): Promise<void> {
  const { signal } = watching
  const refusals = { count: 0 }
  let connections = 0
  let failures = 0
  while (!signal.aborted) {
    let acceptedAt: number | undefined
    const onAccepted = (): void => {
      acceptedAt = clock.now()
      connections += 1
      queue.push({ type: 'relist', reason: connections === 1 ? 'connected' : 'reconnected' })
    }
    try {
      await runConnection({ ...watching, refusals, onAccepted })
    } catch (error) {
      if (signal.aborted) return
      if (!isClientError(error) || !error.retryable) return queue.fail(error)
      if (acceptedAt !== undefined && clock.now() - acceptedAt > longestPause) failures = 0
      failures += 1
      const delay = reconnectDelay({ failures, random: clock.random() })
      try {
        logger?.warn({ service: error.service, request: error.request, code: error.code, delay }, 'reconnect')
        onError?.(error, { delay })
        await clock.sleep(delay, signal)
      } catch (failure) {
        return signal.aborted ? undefined : queue.fail(failure)
      }
    }
  }
}

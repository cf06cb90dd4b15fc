import type { Socket } from 'socket.io-client'
import { ClientError, DeadlineExceeded, withDeadline, type ClientErrorCode } from '../../core/index.ts'
import type { Audiobookshelf } from '../client.ts'

export interface Connection {
  socket: Socket
  shelf: Audiobookshelf
  /** Milliseconds for the connection to be made, and again for the server to take the token. */
  timeout: number
  /** How often in a row the server refused a token. */
  refusals: { count: number }
  /** Ends it. */
  signal: AbortSignal
  /** Called before any event of this connection can be read. */
  onAccepted(): void
}

/** One connection from its beginning to its end; rejects with why it ended. */
export async function runConnection({
  socket,
  shelf,
  timeout,
  refusals,
  signal,
  onAccepted,
}: Connection): Promise<never> {
  const gone = new AbortController()
  const ended = AbortSignal.any([gone.signal, signal])
  const onError = (): void => gone.abort(socketFailure('network', 'the connection could not be made'))
  const onDisconnect = (): void => gone.abort(socketFailure('network', 'the connection was lost'))
  const within = async (what: string, names: readonly string[], begin: () => void): Promise<string> => {
    try {
      return await withDeadline({ milliseconds: timeout, signal: ended }, (over) => first(socket, names, begin, over))
    } catch (error) {
      throw error instanceof DeadlineExceeded ? socketFailure('timeout', `timeout: ${what}`) : error
    }
  }
  socket.on('connect_error', onError)
  socket.on('disconnect', onDisconnect)
  socket.on('init', onAccepted)
  try {
    await within('no connection was made in time', ['connect'], () => socket.connect())
    for (;;) {
      // The server looks at the token once, so each connection gets a fresh one. Asking who we are renews a token that
      // the server no longer knows.
      if (refusals.count > 0) await shelf.auth.authorize({ signal: ended })
      const token = await shelf.auth.accessToken({ signal: ended })
      const answers = ['init', 'auth_failed']
      const answer = await within('the server did not answer the sign-in', answers, () => socket.emit('auth', token))
      if (answer === 'init') break
      refusals.count += 1
      if (refusals.count > 1) throw socketFailure('unauthorized')
    }
    refusals.count = 0
    return await new Promise<never>((_, reject) => {
      if (ended.aborted) reject(ended.reason)
      else ended.addEventListener('abort', () => reject(ended.reason), { once: true })
    })
  } finally {
    socket.off('connect_error', onError)
    socket.off('disconnect', onDisconnect)
    socket.off('init', onAccepted)
    socket.disconnect()
  }
}

/** The first of some events after `begin`; listens no longer than that, or until the signal aborts. */
function first(socket: Socket, names: readonly string[], begin: () => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const listeners = names.map((name) => [name, (): void => end(() => resolve(name))] as const)
    const onAbort = (): void => end(() => reject(signal.reason))
    const end = (settle: () => void): void => {
      for (const [name, listener] of listeners) socket.off(name, listener)
      signal.removeEventListener('abort', onAbort)
      settle()
    }
    for (const [name, listener] of listeners) socket.on(name, listener)
    signal.addEventListener('abort', onAbort, { once: true })
    begin()
  })
}

/** Texts of the socket's library hold addresses; these do not. */
function socketFailure(code: ClientErrorCode, detail?: string): ClientError {
  const retryable = code !== 'unauthorized'
  const request = 'socket connection'
  return new ClientError({ code, service: 'audiobookshelf', title: 'Audiobookshelf', request, detail, retryable })
}

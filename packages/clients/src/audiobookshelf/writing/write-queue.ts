import type { ServerState } from './doubt.ts'

/** What a write is told of its turn. */
export interface Turn {
  /** Whether others were before it. */
  readonly waited: boolean
  /** Keeps the next write back until this is over, too. */
  hold(work: Promise<unknown>): void
  readonly server: ServerState
}

export type WriteQueue = <T>(work: (turn: Turn) => Promise<T>, signal?: AbortSignal) => Promise<T>

interface Queue extends ServerState {
  tail: Promise<unknown>
  length: number
}

const queues = new Map<string, Queue>()

/**
 * One write at a time for each server, however many clients there are in this process: two writes that create the same
 * series at once end the server. Servers are told apart by origin, as one server answers under several paths.
 *
 * A caller whose signal aborts is let go at once. Its write is over for the next one only when its work is over, and
 * what that held.
 */
export function writeQueueOf(baseUrl: string): WriteQueue {
  const { origin } = new URL(baseUrl)
  return (work, signal) => {
    const server = queues.get(origin) ?? { tail: Promise.resolve(), length: 0, doubt: undefined }
    queues.set(origin, server)
    const held: Promise<unknown>[] = []
    const turn = { waited: server.length > 0, hold: (other: Promise<unknown>) => void held.push(other), server }
    server.length += 1
    const working = server.tail.then(() => {
      signal?.throwIfAborted()
      return work(turn)
    })
    server.tail = ended(working, held).then(() => {
      server.length -= 1
      return server.length === 0 && server.doubt === undefined && queues.delete(origin)
    })
    return orAborted(working, signal)
  }
}

/** What is held is known when the work is over. */
async function ended(working: Promise<unknown>, held: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled([working])
  await Promise.allSettled(held)
}

/** Rejects as soon as the signal aborts, also while others are still before us. */
async function orAborted<T>(turn: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return turn
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([aborted, turn])
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
  }
}

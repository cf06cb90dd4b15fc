type Queued = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

const queues = new Map<string, { tail: Promise<unknown>; length: number }>()

/**
 * One write at a time for each server, however many clients there are in this process: two writes that create the same
 * series at once end the server. Servers are told apart by origin, as one server answers under several paths.
 */
export function writeQueueOf(baseUrl: string): Queued {
  const { origin } = new URL(baseUrl)
  return async (work, signal) => {
    const queue = queues.get(origin) ?? { tail: Promise.resolve(), length: 0 }
    queues.set(origin, queue)
    queue.length += 1
    const turn = queue.tail.then(() => {
      signal?.throwIfAborted()
      return work()
    })
    queue.tail = turn.catch(() => {})
    try {
      return await orAborted(turn, signal)
    } finally {
      queue.length -= 1
      if (queue.length === 0) queues.delete(origin)
    }
  }
}

/** Rejects as soon as the signal aborts, also while others are still before us. */
async function orAborted<T>(turn: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return turn
  signal.throwIfAborted()
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  turn.catch(() => {})
  try {
    return await Promise.race([turn, aborted])
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
  }
}

/** Thrown by withDeadline when the time is over. */
export class DeadlineExceeded extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`)
    this.name = 'DeadlineExceeded'
  }
}

/**
 * Runs work with a deadline together with the caller's signal. Rejects with DeadlineExceeded or the signal's reason at
 * once, even when the work does not listen, and leaves no timer and no listener on the caller's signal.
 */
export async function withDeadline<T>(
  { milliseconds, signal }: { milliseconds: number; signal: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  let onAbort: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown): void => {
      reject(reason)
      controller.abort(reason)
    }
    onAbort = () => end(signal?.reason)
    timer = setTimeout(() => end(new DeadlineExceeded(milliseconds)), milliseconds)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
  try {
    const working = work(controller.signal)
    // When the deadline wins, nobody else looks at how the work ends.
    working.catch(() => {})
    return await Promise.race([working, ended])
  } finally {
    clearTimeout(timer)
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort)
  }
}

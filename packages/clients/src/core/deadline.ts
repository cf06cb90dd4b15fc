/** Thrown by withDeadline when the time is over. */
export class DeadlineExceeded extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`)
    this.name = 'DeadlineExceeded'
  }
}

/** Work that was given up while it was under way. */
export interface LeftWork {
  /** Settles when the work has ended, well or not. */
  ended: Promise<unknown>
  /** Ends it at once. */
  end(): void
}

/**
 * Runs work with a deadline together with the caller's signal. Rejects with DeadlineExceeded or the signal's reason at
 * once, even when the work does not listen, and leaves no timer and no listener on the caller's signal. The work is
 * ended then, unless there is an `onLeft` that takes it over.
 */
export async function withDeadline<T>(
  {
    milliseconds,
    signal,
    onLeft,
  }: { milliseconds: number; signal: AbortSignal | undefined; onLeft?: (left: LeftWork) => void },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  let working: Promise<T> | undefined
  let onAbort: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const ended = new Promise<never>((_, reject) => {
    const giveUp = (reason: unknown): void => {
      reject(reason)
      const end = (): void => controller.abort(reason)
      if (onLeft === undefined || working === undefined) end()
      else onLeft({ ended: working, end })
    }
    onAbort = () => giveUp(signal?.reason)
    timer = setTimeout(() => giveUp(new DeadlineExceeded(milliseconds)), milliseconds)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
  try {
    working = work(controller.signal)
    // When the deadline wins, nobody else looks at how the work ends.
    working.catch(() => {})
    return await Promise.race([working, ended])
  } finally {
    clearTimeout(timer)
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort)
  }
}

/**
 * Shares one run of a work among all who ask while it is under way. A caller whose signal aborts stops waiting; the
 * work goes on for the others and ends by its own timeouts.
 */
export function createSingleFlight<T>(work: () => Promise<T>): (signal?: AbortSignal) => Promise<T> {
  let flight: Promise<T> | undefined
  return async (signal) => {
    signal?.throwIfAborted()
    flight ??= work().finally(() => {
      flight = undefined
    })
    if (signal === undefined) return flight
    let onAbort: (() => void) | undefined
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason)
      signal.addEventListener('abort', onAbort, { once: true })
    })
    try {
      return await Promise.race([flight, aborted])
    } finally {
      if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
    }
  }
}

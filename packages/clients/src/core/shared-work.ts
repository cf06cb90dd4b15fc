export interface SharedWork<T> {
  /** Joins the work under way, or starts it; an abort ends the waiting with the signal's reason. */
  join(signal?: AbortSignal): Promise<T>
  readonly underWay: boolean
}

/** One run of a work for all who ask while it is under way. It is given up only when everybody who waits gives up. */
export function createSharedWork<T>(work: (signal: AbortSignal) => Promise<T>): SharedWork<T> {
  let run: { result: Promise<T>; controller: AbortController; waiting: number } | undefined

  function start(): NonNullable<typeof run> {
    const controller = new AbortController()
    const made = { controller, waiting: 0, result: work(controller.signal) }
    const end = (): void => {
      if (run === made) run = undefined
    }
    made.result.then(end, end)
    return made
  }

  async function join(signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted()
    const joined = (run ??= start())
    joined.waiting += 1
    let onAbort: (() => void) | undefined
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal?.reason)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
    try {
      return await Promise.race([joined.result, aborted])
    } finally {
      if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort)
      joined.waiting -= 1
      if (joined.waiting === 0 && signal?.aborted) {
        if (run === joined) run = undefined
        joined.controller.abort(signal.reason)
      }
    }
  }

  return {
    join,
    get underWay() {
      return run !== undefined
    },
  }
}

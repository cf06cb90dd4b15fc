import type { AudiobookshelfEvent } from './event.ts'

/** Hands events from the socket to the loop that reads them. When the loop is too slow, it keeps one `relist` in place of all. */
export interface EventQueue {
  push(event: AudiobookshelfEvent): void
  /** Ends the loop with an error, after which nothing more comes. */
  fail(reason: unknown): void
  next(): Promise<AudiobookshelfEvent>
}

export function createEventQueue(capacity: number): EventQueue {
  let events: AudiobookshelfEvent[] = []
  let failure: { reason: unknown } | undefined
  let waiting: { resolve(event: AudiobookshelfEvent): void; reject(reason: unknown): void } | undefined

  return {
    push(event) {
      if (waiting !== undefined) {
        waiting.resolve(event)
        waiting = undefined
      } else if (events.length < capacity) {
        events.push(event)
      } else {
        events = [{ type: 'relist', reason: 'overflow' }]
      }
    },
    fail(reason) {
      failure ??= { reason }
      waiting?.reject(reason)
      waiting = undefined
    },
    next() {
      if (failure !== undefined) return Promise.reject(failure.reason)
      const event = events.shift()
      if (event !== undefined) return Promise.resolve(event)
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
      })
    },
  }
}

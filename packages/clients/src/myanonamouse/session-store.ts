/**
 * Keeps the session between requests and runs. MyAnonamouse gives a new cookie with most answers, and the newest is the
 * one to send: a store that several processes use has to replace it atomically. The text is the client's own; it holds
 * the cookie, so keep it as a password is kept.
 */
export interface SessionStore {
  /** What was stored last, or null. A bare cookie put there by hand is understood. */
  load(): Promise<string | null>
  /** Stores `next` if what is stored is still `previous`, in one step, and tells whether it did. */
  replace(previous: string | null, next: string): Promise<boolean>
}

/** A store that lasts as long as the process. */
export function createMemorySessionStore(initial: string | null = null): SessionStore {
  let stored = initial
  return {
    load: async () => stored,
    async replace(previous, next) {
      if (stored !== previous) return false
      stored = next
      return true
    },
  }
}

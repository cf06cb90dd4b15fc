/** Granted, or not before a moment (milliseconds since the epoch). */
export type BudgetGrant = { granted: true } | { granted: false; until: number }

/**
 * A quota that several clients, tasks or processes share. A host gives its own, which it may keep in a database;
 * without one each client has one in memory. `key` tells accounts apart and is never the secret itself.
 */
export interface Budget {
  /** Asks to spend `cost` on one request; nothing is spent when it is not granted. */
  take(service: string, key: string, cost: number): Promise<BudgetGrant>
  /** The service said that nothing works before `until` (milliseconds since the epoch). */
  block(service: string, key: string, until: number): Promise<void>
}

/** A budget in memory: unlimited, but it remembers what a service said about waiting. */
export function createMemoryBudget({ now = () => Date.now() }: { now?: () => number } = {}): Budget {
  const blocked = new Map<string, number>()
  return {
    async take(service, key) {
      const id = `${service} ${key}`
      const until = blocked.get(id)
      if (until === undefined) return { granted: true }
      if (until > now()) return { granted: false, until }
      blocked.delete(id)
      return { granted: true }
    },
    async block(service, key, until) {
      const id = `${service} ${key}`
      blocked.set(id, Math.max(until, blocked.get(id) ?? 0))
    },
  }
}

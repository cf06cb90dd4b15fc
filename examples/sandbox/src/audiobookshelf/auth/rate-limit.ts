/** What a counted request gets: the headers of every answer, and whether it is one too many. */
export interface Verdict {
  refused: boolean
  headers: Record<string, string>
}

/** Counts requests an address in a window: 40 in 600 seconds for everything that logs in. Successes count too. */
export function createRateLimit(now: () => number, max = 40, windowSeconds = 600): (address: string) => Verdict {
  const counts = new Map<string, { start: number; used: number }>()
  return (address) => {
    let entry = counts.get(address)
    if (entry === undefined || now() - entry.start >= windowSeconds * 1000) {
      entry = { start: now(), used: 0 }
      counts.set(address, entry)
    }
    entry.used += 1
    const reset = String(Math.ceil(windowSeconds - (now() - entry.start) / 1000))
    const headers: Record<string, string> = {
      'ratelimit-policy': `${max};w=${windowSeconds}`,
      'ratelimit-limit': String(max),
      'ratelimit-remaining': String(Math.max(0, max - entry.used)),
      'ratelimit-reset': reset,
    }
    const refused = entry.used > max
    return { refused, headers: refused ? { ...headers, 'retry-after': reset } : headers }
  }
}

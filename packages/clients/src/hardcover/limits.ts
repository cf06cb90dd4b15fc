/** What is left of one limit, and in how many seconds it is full again. */
export interface HardcoverLimit {
  left: number
  resetSeconds: number
}

export interface HardcoverLimits {
  minute: HardcoverLimit | null
  day: HardcoverLimit | null
}

/**
 * Reads `RateLimit: "Free";r=8;t=42, "daily";r=4231;t=51234` (IETF draft "RateLimit header fields for HTTP"), or the
 * older X-RateLimit headers, whose reset is a time in seconds since 1970. `now` is in milliseconds. `null` without either.
 */
export function readLimits(headers: Headers, now: number): HardcoverLimits | null {
  const policies = [...(headers.get('ratelimit') ?? '').matchAll(/"(?<name>[^"]*)"(?<values>[^",]*)/g)]
  if (policies.length === 0) return readOlder(headers, now)
  const limits: HardcoverLimits = { minute: null, day: null }
  for (const { groups } of policies) {
    const left = /;\s*r=(\d+)/.exec(groups?.['values'] ?? '')?.[1]
    const reset = /;\s*t=(\d+)/.exec(groups?.['values'] ?? '')?.[1]
    if (left === undefined) continue
    // The limit a minute bears the name of the plan: "Free", "Supporter".
    const name = groups?.['name'] === 'daily' ? 'day' : 'minute'
    limits[name] = { left: Number(left), resetSeconds: Number(reset ?? 0) }
  }
  return limits
}

function readOlder(headers: Headers, now: number): HardcoverLimits | null {
  const one = (prefix: string): HardcoverLimit | null => {
    const left = headers.get(`${prefix}-remaining`)
    const reset = Number(headers.get(`${prefix}-reset`) ?? 0)
    if (left === null || !/^\d+$/.test(left)) return null
    return { left: Number(left), resetSeconds: Math.max(0, Math.ceil(reset - now / 1000)) }
  }
  const limits = { minute: one('x-ratelimit'), day: one('x-ratelimit-daily') }
  return limits.minute || limits.day ? limits : null
}

/** Seconds until everything that is used up is there again; `undefined` when nothing is. */
export function secondsUntilFree({ minute, day }: HardcoverLimits): number | undefined {
  const waits = [minute, day].flatMap((limit) => (limit?.left === 0 ? [limit.resetSeconds] : []))
  return waits.length > 0 ? Math.max(...waits) : undefined
}

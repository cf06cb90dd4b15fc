/**
 * Seconds to wait by a `Retry-After` header, which holds seconds or an HTTP date (RFC 9110, section 10.2.3).
 * `now` is the moment of the answer by the clock of who sent it, in milliseconds since the epoch. Undefined when there
 * is no header or it cannot be read.
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim()
  if (!text) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  // Date.parse also reads bare numbers and words such as "-5"; an HTTP date always starts with a weekday.
  if (!/^[a-z]{3}/i.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

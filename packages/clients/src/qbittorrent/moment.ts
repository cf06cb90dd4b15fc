/** A list of a thousand torrents holds three thousand moments, nearly all the same as at the poll before. */
const known = new Map<number, string>()
const mostKnown = 10_000

/** Seconds since the epoch as ISO 8601; `null` for 0 and -1, which stand for "never". */
export function moment(seconds: number): string | null {
  if (seconds <= 0) return null
  let text = known.get(seconds)
  if (text === undefined) {
    if (known.size >= mostKnown) known.clear()
    text = new Date(seconds * 1000).toISOString()
    known.set(seconds, text)
  }
  return text
}

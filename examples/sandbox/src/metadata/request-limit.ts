/** Counts requests in windows: gives the seconds to wait when a window's number is used up, else `null`. */
export function createRequestLimit({
  requests,
  seconds,
  now,
}: {
  requests: number
  seconds: number
  now: () => number
}) {
  let start = now()
  let used = 0
  const left = () => Math.max(1, Math.ceil((start + seconds * 1000 - now()) / 1000))
  return {
    take(): number | null {
      if (now() - start >= seconds * 1000) {
        start = now()
        used = 0
      }
      if (used >= requests) return left()
      used += 1
      return null
    },
    remaining: () => requests - used,
    resetSeconds: left,
  }
}

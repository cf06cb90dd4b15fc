/** Milliseconds before the first new connection; it doubles with each that fails. */
const firstPause = 1000
export const longestPause = 30_000

/**
 * Milliseconds until the next connection. At least half of the doubling pause, so that a server which takes every
 * connection and drops it is not stormed, and random in the other half, so that its clients do not come at once.
 */
export function reconnectDelay({ failures, random }: { failures: number; random: number }): number {
  const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1))
  return pause * (0.5 + random / 2)
}

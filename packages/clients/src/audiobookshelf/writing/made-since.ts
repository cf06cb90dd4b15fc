/**
 * Whether something is young enough to have been made by a write. `createdAt` is what the server says: milliseconds
 * since the epoch, or an ISO date and time; without it nothing speaks against it.
 */
export function madeSince(createdAt: number | string | null, since: number): boolean {
  if (createdAt === null) return true
  return (typeof createdAt === 'number' ? createdAt : Date.parse(createdAt)) >= since
}

/** Whether two lists hold the same, in any order. */
export function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted())
}

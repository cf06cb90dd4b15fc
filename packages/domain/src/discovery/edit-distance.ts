/**
 * Whether two texts differ by at most one slip of the pen: one letter added, left out or replaced, or two neighbours
 * swapped. Linear in the length, unlike a full edit distance.
 */
export function withinOneSlip(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++
  if (short.length < long.length) return sameFrom(short, start, long, start + 1)
  if (sameFrom(short, start + 1, long, start + 1)) return true
  return isSwap(short, long, start) && sameFrom(short, start + 2, long, start + 2)
}

function isSwap(a: string, b: string, at: number): boolean {
  return a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at)
}

function sameFrom(a: string, fromA: number, b: string, fromB: number): boolean {
  return a.length - fromA === b.length - fromB && a.startsWith(b.slice(fromB), fromA)
}

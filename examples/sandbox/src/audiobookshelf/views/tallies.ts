/** Counts how often each value occurs, in the order of first sight. */
export function tally<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** The counted values, most frequent first. */
export function mostFrequent<T>(counts: Map<T, number>): [T, number][] {
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

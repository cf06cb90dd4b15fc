/**
 * Gives the same answers as a pure function of a text, remembering the last ones: records repeat authors, series and
 * titles. Bounded: when full, everything is forgotten at once. The answers must not be changed by those who get them.
 */
export function remembered<T>(compute: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = compute(text)
    if (known.size >= most) known.clear()
    if (text.length <= longestRemembered) known.set(text, value)
    return value
  }
}

/** Longer texts hardly come twice, and would keep much memory. */
const longestRemembered = 300

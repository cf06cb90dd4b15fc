/**
 * Gives the same answers as a pure function of a text, remembering recent ones: records repeat authors, series and
 * titles. Each text has one of `places` places (rounded up to a power of two); a later text takes the place over, so
 * that memory is bounded and nothing is ever cleared. The answers must not be changed by those who get them.
 */
export function remembered<T>(compute: (text: string) => T, places: number): (text: string) => T {
  const mask = 2 ** Math.ceil(Math.log2(places)) - 1
  const texts: (string | undefined)[] = Array.from({ length: mask + 1 })
  const values: (T | undefined)[] = Array.from({ length: mask + 1 })
  return (text) => {
    const place = placeOf(text) & mask
    if (texts[place] === text) return values[place] as T
    const value = compute(text)
    if (text.length <= longestRemembered) {
      texts[place] = text
      values[place] = value
    }
    return value
  }
}

/** Longer texts hardly come twice, and would keep much memory. */
const longestRemembered = 300

/** A few characters tell most texts apart; a full hash would cost more than it saves. */
function placeOf(text: string): number {
  const { length } = text
  let hash = Math.imul(length, 0x9e3779b1)
  const step = Math.max(1, length >> 2)
  for (let at = length - 1; at >= 0; at -= step) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

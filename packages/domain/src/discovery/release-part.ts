import type { Word } from './release-words.ts'

/** Words that a number of a part follows. */
const parts = new Set(
  'part parts pt pts disc disk discs cd side teil teile partie parte deel del half часть'.split(' '),
)

/** "1 of 3", "Part 3 of 5", "Parts 1 & 2", "CD2", "1/3"; not "Book 1 of 3", which is a place in a series. */
export function isPart(words: readonly Word[]): boolean {
  const [first, second, third] = words
  if (first === undefined) return false
  if (
    isCount(first.key) &&
    (second?.key === 'of' || second?.key === 'von' || second?.key === 'de') &&
    isCount(third?.key ?? '') &&
    words.length === 3
  )
    return true
  if (words.length === 1)
    return /^\d{1,2}(?:\/|of)\d{1,2}$/.test(first.key) || /^(?:part|pt|cd|disc)\d{1,2}$/.test(first.key)
  return (
    parts.has(first.key) &&
    (isCount(second?.key ?? '') ||
      /^(?:one|two|three|four|five|six|i|ii|iii|iv|v|vi|\d{1,2}[-/]\d{1,2})$/.test(second?.key ?? ''))
  )
}

/** A number small enough to count parts or books. */
export function isCount(key: string): boolean {
  return /^\d{1,2}$/.test(key)
}

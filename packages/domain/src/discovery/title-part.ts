import { numberOfWord } from './number-words.ts'
import type { Sequence } from './sequence.ts'
import { titleWords, type TitleWord } from './title-words.ts'
import { volumeNumberAt } from './volume-number.ts'

/** Words that name a part of a work. */
export const partWords = new Set(['part', 'parts', 'pt', 'pts', 'disc', 'teil', 'partie', 'parte', 'tranche'])

/** "1 of 3" in the languages of the part words. */
const totals = new Set(['of', 'von', 'van', 'sur', 'de', 'di'])

/** A part of a work. */
export interface PartNumber {
  part: Sequence
  /** Of how many; null when it is not told. */
  parts: number | null
}

/** Reads "1 of 3", "Part 2 of 5", "Part 3", "Parts 1 & 2", "Pt. II" from a whole text. Null when it says anything else. */
export function partNote(text: string): PartNumber | null {
  const words = titleWords(text)
  const found = partBefore(words, words.length)
  return found?.start === 0 ? found : null
}

/** The part that the words before `end` name, and the word where it starts. */
export function partBefore(words: readonly TitleWord[], end: number): (PartNumber & { start: number }) | null {
  for (let start = end - 1; start >= Math.max(0, end - longestPart); start--) {
    const named = partWords.has(words[start]?.key ?? '')
    const number = volumeNumberAt(words, named ? start + 1 : start, named ? 'any' : 'figures')
    if (number === null) continue
    const parts = totals.has(words[number.next]?.key ?? '') ? wholeNumber(words[number.next + 1]) : null
    const next = parts === null ? number.next : number.next + 2
    if (next !== end || (!named && parts === null) || isNamed(words, start, named)) continue
    return { part: number.sequence, parts, start }
  }
  return null
}

/** "Parts 1 & 2 of 5" is as long as it gets. */
const longestPart = 6

/** The number in "Part 1 of 3" also stands for itself: the longer reading wins. */
function isNamed(words: readonly TitleWord[], start: number, named: boolean): boolean {
  return !named && partWords.has(words[start - 1]?.key ?? '')
}

function wholeNumber(word: TitleWord | undefined): number | null {
  if (word === undefined) return null
  return volumeNumberAt([word], 0, 'figures')?.sequence.from ?? numberOfWord(word.key)
}

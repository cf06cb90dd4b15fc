import { numberOfWord } from './number-words.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import { titleWords, type TitleWord } from './title-words.ts'
import { volumeNumberAt } from './volume-number.ts'

const partWords = new Set(['part', 'parts', 'pt', 'pts', 'disc', 'teil', 'tranche'])

/** Reads "1 of 3", "Part 2 of 5", "Part 3", "Parts 1 & 2", "Pt. II" from a whole text. Null when it says anything else. */
export function partNote(text: string): Sequence | null {
  const words = titleWords(text)
  return partBefore(words, words.length)?.start === 0 ? (partBefore(words, words.length)?.part ?? null) : null
}

/** The part that the words before `end` name, and where it starts. `total`: the number of parts is told. */
export function partBefore(
  words: readonly TitleWord[],
  end: number,
): { part: Sequence; start: number; total: boolean } | null {
  for (let start = end - 1; start >= Math.max(0, end - 6); start--) {
    const named = partWords.has(words[start]?.key ?? '')
    const number = volumeNumberAt(words, named ? start + 1 : start, named ? 'any' : 'figures')
    if (number === null) continue
    const total = words[number.next]?.key === 'of' && isNumber(words[number.next + 1])
    const next = total ? number.next + 2 : number.next
    if (next !== end || (!named && !total) || isNamed(words, start, named)) continue
    return { part: number.sequence, start, total }
  }
  return null
}

/** The number in "Part 1 of 3" also stands for itself: the longer reading wins. */
function isNamed(words: readonly TitleWord[], start: number, named: boolean): boolean {
  return !named && partWords.has(words[start - 1]?.key ?? '')
}

function isNumber(word: TitleWord | undefined): boolean {
  if (word === undefined) return false
  return volumeNumberAt([word], 0, 'figures') !== null || numberOfWord(word.key) !== null
}

/** A part that has to be told apart from the whole work, or null. */
export function partOf(number: number): Sequence | null {
  return sequenceOf(number)
}

import { numberOfWord } from './number-words.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import { textOfWords, titleWords, untied, type TitleWord } from './title-words.ts'
import { volumeMark } from './volume-mark.ts'
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
  const fraction = partOfFew.exec(text)
  if (fraction !== null) return partOfFraction(Number(fraction[1]), Number(fraction[2]))
  const words = titleWords(text)
  const found = partBefore(words, words.length)
  return found?.start === 0 ? found : null
}

/** "1/3": one figure each, as "9/11" and "24/7" are no parts. */
const partOfFew = /^([1-9])\/([2-9])$/

function partOfFraction(number: number, parts: number): PartNumber | null {
  const part = number <= parts ? sequenceOf(number) : null
  return part === null ? null : { part, parts }
}

/** "Part 2 Volume 1", the first volume of a second part, cut in two; null for any other text. */
export function volumeOfPart(text: string): { part: string; volume: Sequence } | null {
  if (!partInitials.has(text.charAt(0))) return null
  const words = titleWords(text)
  const number = partWords.has(words[0]?.key ?? '') ? volumeNumberAt(words, 1, 'any') : null
  if (number === null || number.next >= words.length) return null
  const start = words[number.next]?.key === '' ? number.next + 1 : number.next
  const mark = volumeMark(words)
  const volume = mark?.start === start ? mark : volumeNumberAt(words, start, 'figures')
  return volume?.next === words.length
    ? { part: untied(textOfWords(words, 0, number.next)), volume: volume.sequence }
    : null
}

/** Most pieces are told from parts by a look. */
const partInitials = new Set([...partWords].flatMap((word) => [word.charAt(0), word.charAt(0).toUpperCase()]))

/** "…: Part 3, Adopted Daughter of an Archduke" without the part's own name; null where a part is not named or nothing follows. */
export function withoutNameOfPart(text: string): string | null {
  if (!namesPart.test(text)) return null
  const words = titleWords(text)
  for (let at = 1; at < words.length; at++) {
    if (!partWords.has(words[at]?.key ?? '')) continue
    const number = volumeNumberAt(words, at + 1, 'any')
    if (number !== null) return number.next < words.length ? untied(textOfWords(words, 0, number.next)) : null
  }
  return null
}

const namesPart = / part /i

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

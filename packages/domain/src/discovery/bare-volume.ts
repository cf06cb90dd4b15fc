import { keepsFigures, keepsRoman } from './counted-nouns.ts'
import { numberOfRoman } from './number-words.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import { textOfWords, untied, type TitleWord } from './title-words.ts'
import { volumeNumberAt } from './volume-number.ts'

/** A name with a number behind it and no word that says what the number is: "Mistborn 1", "Master Class 4". */
export interface BareVolume {
  series: string
  sequence: Sequence
}

/** Bare numbers from here on are names or years: "Fahrenheit 451", "Dungeon Diving 104". */
const smallestName = 100

const romanNumeral = /^[IVX]{2,6}$/
const shortRoman = /^[IVX]$/
const first = 'I'
/** "11 22 63" is a date. */
const letter = /\p{L}/u

/**
 * Reads a bare number at the end of the words; null where the number belongs to the name. `shortNumerals`: also I, V and
 * X, which are letters more often than numbers; `followed`: a title follows, so that I is the first volume; `named`: the words stand in brackets.
 */
export function bareVolume(
  words: readonly TitleWord[],
  { shortNumerals = false, followed = false, named = false } = {},
): BareVolume | null {
  const last = words.at(-1)
  if (last === undefined || words.length < 2) return null
  if (
    romanNumeral.test(last.text) ||
    (shortNumerals && words.length > 2 && shortRoman.test(last.text)) ||
    (followed && words.length > 2 && last.text === first) ||
    (followed && words.length > 3 && shortRoman.test(last.text))
  )
    return romanVolume(words, last.text)
  for (const length of [1, 3]) {
    const start = words.length - length
    const number = start > 0 ? volumeNumberAt(words, start, 'figures') : null
    if (
      number === null ||
      number.next !== words.length ||
      (length === 3 && number.sequence.from === number.sequence.to)
    )
      continue
    if (isPartOfRange(words, start, length)) continue
    const series = untied(textOfWords(words, 0, start))
    const keys = words.slice(0, start).map((word) => word.key)
    const small = number.sequence.to < smallestName || number.padded
    if (
      !letter.test(series) ||
      !small ||
      last.text.startsWith('$') ||
      last.text.endsWith('%') ||
      keepsFigures(keys, { named: named || number.padded, padded: number.padded })
    )
      return null
    return { series, sequence: number.sequence }
  }
  return null
}

/** The 3 in "Mistborn 1 - 3" is no volume number of "Mistborn 1 -". */
function isPartOfRange(words: readonly TitleWord[], start: number, length: number): boolean {
  return length === 1 && start > 1 && volumeNumberAt(words, start - 2, 'figures')?.next === words.length
}

function romanVolume(words: readonly TitleWord[], numeral: string): BareVolume | null {
  const value = numberOfRoman(numeral)
  const sequence = value === null ? null : sequenceOf(value)
  const series = untied(textOfWords(words, 0, words.length - 1))
  const keys = words.slice(0, -1).map((word) => word.key)
  return sequence === null || series === '' || keepsRoman(keys) ? null : { series, sequence }
}

import { numberOfRoman, numberOfWord } from './number-words.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import type { TitleWord } from './title-words.ts'

/** A number or range of numbers among the words of a title. */
export interface VolumeNumber {
  sequence: Sequence
  /** The word after the number. */
  next: number
  /** Written "07": never a number that belongs to a title. */
  padded: boolean
  /** Written in figures, not as a word or Roman numeral. */
  figures: boolean
}

interface OneNumber {
  from: number
  to: number
  padded: boolean
  figures: boolean
}

const figure = /^(\d{1,4})(\.\d{1,2})?(?:([-–—])(\d{1,4})(\.\d{1,2})?)?$/
const halfFigure = /^(\d{1,3})([½¼¾]|1⁄[24]|3⁄4)$/u
const fractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '1⁄2': 0.5,
  '1⁄4': 0.25,
  '3⁄4': 0.75,
}
const joints = new Set(['to', 'through', 'thru', 'and', 'until'])
const jointMarks = new Set(['-', '–', '—', '&', '+', '~'])

/** How numbers may be written: in figures only, or (after "Book") also as words and Roman numerals. */
export type NumberStyle = 'figures' | 'any'

/**
 * Reads a number at a place: "3", "2.5", "7½", "1-3", "1 – 3", "1 to 3", "1, 2 & 3", and in the style `any` "Three"
 * and "IV". Null when there is none.
 */
export function volumeNumberAt(words: readonly TitleWord[], at: number, style: NumberStyle): VolumeNumber | null {
  const first = oneNumber(words[at], style)
  if (first === null) return null
  let last = first.to
  let next = at + 1
  for (;;) {
    const joined = joinedNumber(words, next, style, last)
    if (joined === null) break
    last = joined.to
    next = joined.next
  }
  const sequence = sequenceOf(first.from, last)
  return sequence === null ? null : { sequence, next, padded: first.padded, figures: first.figures }
}

/** A greater number tied to the one before by a joint or a comma. */
function joinedNumber(
  words: readonly TitleWord[],
  at: number,
  style: NumberStyle,
  before: number,
): { to: number; next: number } | null {
  let place = at
  const comma = words[at - 1]?.text.endsWith(',') === true
  const word = words[at]
  if (word === undefined) return null
  const joint = joints.has(word.key) || jointMarks.has(word.text)
  if (joint) place++
  else if (!comma) return null
  if (joint && isAgain(words[place])) place++
  const number = oneNumber(words[place], style)
  if (number === null || number.from <= before || (comma && !joint && number.from !== before + 1)) return null
  return { to: number.to, next: place + 1 }
}

/** "Books 1 and Book 2", "#1 - #3": the marker said again. */
function isAgain(word: TitleWord | undefined): boolean {
  return word?.key === 'book' || word?.key === 'vol' || word?.key === 'volume'
}

function oneNumber(word: TitleWord | undefined, style: NumberStyle): OneNumber | null {
  if (word === undefined || word.key === '') return null
  const first = word.key.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    const match = figure.exec(word.key)
    if (match !== null) return figureNumber(match)
    const half = halfFigure.exec(word.key)
    if (half !== null) {
      const value = Number(half[1]) + (fractions[half[2] ?? ''] ?? 0)
      return { from: value, to: value, padded: false, figures: true }
    }
  }
  if (style === 'figures') return null
  const value = numberOfWord(word.key) ?? numberOfRoman(word.key)
  return value === null ? null : { from: value, to: value, padded: false, figures: false }
}

function figureNumber([
  ,
  whole = '',
  fraction = '',
  dash,
  toWhole = '',
  toFraction = '',
]: RegExpExecArray): OneNumber | null {
  const from = Number(whole + fraction)
  const to = dash === undefined ? from : Number(toWhole + toFraction)
  if (to < from) return null
  return { from, to, padded: whole.length > 1 && whole.startsWith('0'), figures: true }
}

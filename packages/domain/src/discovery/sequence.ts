import { cleanText } from './normalize.ts'
import { numberOfRoman, numberOfWord } from './number-words.ts'

/** A place in a series: the text in its shortest form, and the range of decimals that it stands for. */
export interface Sequence {
  /** "3", "2.5" or "1-3": no leading zeros, no trailing ".0", a plain hyphen. */
  text: string
  from: number
  /** Equal to `from` unless the text is a range. */
  to: number
}

/** A range wider than this is no box set but a mistake: "1-1999" in a title is a span of years. */
const widestRange = 200

/** Numbers of volumes are smaller than this; larger ones are years or identifiers. */
const largestNumber = 10_000

const halves: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }
const markers = new Set([
  'book',
  'books',
  'bk',
  'vol',
  'vols',
  'volume',
  'volumes',
  'no',
  'nr',
  'number',
  'part',
  'novel',
  'novella',
  'episode',
  '#',
])
const joints = new Set(['-', '–', '—', '~', 'to', 'thru', 'through', 'and', '&', ','])
const lexeme = /\d+(?:\.\d+)?|[½¼¾]|\p{L}+|[-–—~&,#]/gu
/** What most sources write: nothing but a number. */
const shortNumber = /^\d{1,4}$/
const figure = /^\d+(?:\.\d+)?$/
const decimalComma = /^(\d{1,3}),(\d)$/

/**
 * Reads a place in a series from text as sources write it: "3", "03", "2.5", "2½", "1-3", "1 to 3", "1, 2 & 3",
 * "Book 3", "#3", "Vol. II", "Three", "3, Dramatized Adaptation". Blank or anything else gives null: unknown, never 0.
 */
export function parseSequence(value: unknown): Sequence | null {
  if (typeof value === 'string' && shortNumber.test(value)) return sequenceOf(Number(value))
  const words = withDecimalPoint(cleanText(value)).match(lexeme)
  if (words === null) return null
  let at = 0
  while (at < words.length && markers.has((words[at] ?? '').toLowerCase())) at++
  const first = numberAt(words, at)
  if (first === null) return null
  const last = lastJoined(words, first.next, first.value)
  return sequenceOf(first.value, last ?? first.value)
}

/** "2,5" is a decimal as written in half of Europe; "1,2" is two volumes in a row. */
function withDecimalPoint(text: string): string {
  const parts = decimalComma.exec(text)
  return parts !== null && Number(parts[2]) !== Number(parts[1]) + 1 ? `${parts[1]}.${parts[2]}` : text
}

/** A sequence from its numbers, or null when they cannot be one. */
export function sequenceOf(from: number, to: number = from): Sequence | null {
  if (!isVolume(from) || !isVolume(to) || to < from || to - from > widestRange) return null
  return { text: from === to ? String(from) : `${from}-${to}`, from, to }
}

function isVolume(value: number): boolean {
  return value >= 0 && value < largestNumber
}

/** The greatest number that is tied to the first one by a joint ("-", "to", ",", "&"), or null. */
function lastJoined(words: readonly string[], start: number, first: number): number | null {
  let last: number | null = null
  let at = start
  while (at < words.length && joints.has((words[at] ?? '').toLowerCase())) {
    while (at < words.length && isLink(words[at])) at++
    const next = numberAt(words, at)
    if (next === null || next.value <= (last ?? first)) break
    last = next.value
    at = next.next
  }
  return last
}

function isLink(word: string | undefined): boolean {
  const key = (word ?? '').toLowerCase()
  return joints.has(key) || markers.has(key)
}

function numberAt(words: readonly string[], at: number): { value: number; next: number } | null {
  const word = words[at]
  if (word === undefined) return null
  if (figure.test(word)) {
    const half = halves[words[at + 1] ?? '']
    const value = Number(half !== undefined && !word.includes('.') ? word + half : word)
    return { value, next: at + (half === undefined ? 1 : 2) }
  }
  const half = halves[word]
  if (half !== undefined) return { value: Number(`0${half}`), next: at + 1 }
  const written = numberOfWord(word) ?? numberOfRoman(word)
  return written === null ? null : { value: written, next: at + 1 }
}

/** Whether the place is between whole numbers, as novellas and short stories are filed. */
export function isNovellaSequence(sequence: Sequence | null): boolean {
  return sequence !== null && sequence.from === sequence.to && !Number.isInteger(sequence.from)
}

/** Whether the place covers several volumes. */
export function isRange(sequence: Sequence | null): boolean {
  return sequence !== null && sequence.to > sequence.from
}

/**
 * Whether `outer` covers `inner`: "1-3" covers "2", and "2" covers "2". A box of whole volumes does not hold the novella
 * between them: "1-3" does not cover "2.5", "1-3.5" does. Unknown covers nothing.
 */
export function coversSequence(outer: Sequence | null, inner: Sequence | null): boolean {
  if (outer === null || inner === null || outer.from > inner.from || inner.to > outer.to) return false
  return !isNovellaSequence(inner) || !Number.isInteger(outer.from) || !Number.isInteger(outer.to)
}

/** Whether two places are the same; two unknown ones are not. */
export function sameSequence(a: Sequence | null, b: Sequence | null): boolean {
  return a !== null && b !== null && a.from === b.from && a.to === b.to
}

/** Orders by number, then the narrower range first; unknown comes last. For `Array.prototype.sort`. */
export function compareSequences(a: Sequence | null, b: Sequence | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return a.from - b.from || a.to - b.to
}

/** The number that a list is ordered by: the first of a range; null for an unknown place. */
export function sequenceSort(value: unknown): number | null {
  return parseSequence(value)?.from ?? null
}

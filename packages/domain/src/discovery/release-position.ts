import { numberOfRoman, numberOfWord } from './number-words.ts'
import type { Word } from './release-words.ts'
import { textOf } from './release-words.ts'

/** A place in a series, read from a stretch of words. */
export interface Position {
  /** The words that name the series, or null when only a number stands there. */
  series: string | null
  /** "3", "2.5" or "1-7", without leading zeros. */
  sequence: string
  /** More than one volume. */
  range: boolean
  /** A word such as "Book" or a "#" says that the number is a place in a series. */
  marked: boolean
  /** Written with a leading zero: never part of a title. */
  padded: boolean
}

/** Words that announce a volume number, in the languages that release names come in. */
const markers = new Set(
  `
  book books bk bks vol vols volume volumes no nr num number numbers novel novels tome tom tomo band bd buch
  bucher livre libro libros deel boek bok bog bind kirja kniha книга том episode episodes ep b v`
    .trim()
    .split(/\s+/),
)

const lettered = /^(?:([A-Z]{2,4}|[A-Z][a-z][A-Z]{1,2})(\d{1,2})|([A-Z])(\d{2}))$/

/** "DW15" and "HP1" between author and title: the letters of a series and its number. */
export function letteredPosition(words: readonly Word[]): Position | null {
  const match = words.length === 1 ? lettered.exec(words[0]?.text ?? '') : null
  if (match === null) return null
  const [, letters, number, letter, figures] = match
  const sequence = String(Number(number ?? figures))
  return { series: letters ?? letter ?? null, sequence, range: false, marked: false, padded: true }
}

interface NumberSpan {
  length: number
  sequence: string
  range: boolean
  padded: boolean
  hash: boolean
}

/**
 * Reads "Series 03", "Series, Book 7", "Series #2.5", "Books 1-7", "Book 7 of Series" from all of the words.
 * Null when they do not end (or begin, after a marker) with a number of a volume.
 */
export function positionOf(words: readonly Word[]): Position | null {
  return positionAtEnd(words) ?? positionAtStart(words)
}

/** The series first, its number last. "The Neapolitan Novels 1-4" keeps its noun, which is a part of the name. */
export function positionAtEnd(words: readonly Word[]): Position | null {
  const number = numberEndingAt(words, words.length)
  if (number === null) return markedWordNumber(words) ?? romanNumber(words)
  let end = words.length - number.length
  const marked = isMarker(words, end)
  if (marked && !(end > 1 && words[end - 1]?.key === 'novels')) end--
  while (end > 0 && words[end - 1]?.key === '') end--
  if (!marked && !number.hash && end > 0 && !isVolumeNumber(number)) return null
  return { series: seriesName(words, 0, end), ...numberFields(number), marked: marked || number.hash }
}

/** "Book Three", "Volume II": written numbers count only after a marker. */
function markedWordNumber(words: readonly Word[]): Position | null {
  const value = writtenNumber(words.at(-1)?.key ?? '')
  const end = words.length - 2
  if (value === null || end < 0 || !isMarker(words, end + 1)) return null
  return { series: seriesName(words, 0, end), sequence: String(value), range: false, marked: true, padded: false }
}

/** "The Dark Tower VII": a Roman numeral of two letters or more in capitals ends a name as a number. */
function romanNumber(words: readonly Word[]): Position | null {
  const last = words.at(-1)
  if (last === undefined || words.length < 2 || !/^[IVXL]{2,6}$/.test(last.text)) return null
  const value = numberOfRoman(last.key)
  if (value === null) return null
  return {
    series: seriesName(words, 0, words.length - 1),
    sequence: String(value),
    range: false,
    marked: false,
    padded: false,
  }
}

/** "Book 7 of The Wheel of Time", "Book 2: Mistborn", "#4 Discworld". */
function positionAtStart(words: readonly Word[]): Position | null {
  const first = words[0]
  if (first === undefined || words.length < 2) return null
  const hash = first.text.startsWith('#')
  const at = hash ? 0 : isMarker(words, 1) ? 1 : -1
  const word = words[at]
  if (at < 0 || word === undefined) return null
  const single = numberEndingAt([word], 1)
  const written = single === null ? writtenNumber(word.key) : null
  if (single === null && written === null) return null
  let from = at + 1
  if (words[from]?.key === 'of' || words[from]?.key === 'in') from++
  const series = addsMore(words[from]) ? null : seriesName(words, from, words.length)
  if (single !== null) return { series, ...numberFields(single), marked: true }
  return { series, sequence: String(written), range: false, marked: true, padded: false }
}

/** "Books 1-9 + Novellas" and "Books 1-3 and Stories" go on with more works, not with the name of a series. */
function addsMore(word: Word | undefined): boolean {
  return word !== undefined && (moreMarks.has(word.text) || word.key === 'and' || word.key === 'plus')
}

const moreMarks = new Set(['+', '&'])

function numberFields(number: NumberSpan): Pick<Position, 'sequence' | 'range' | 'padded'> {
  return { sequence: number.sequence, range: number.range, padded: number.padded }
}

/** The number that ends before `end`: "7", "#7", "07", "2.5", "1-7", "1 to 7", "1, 2 & 3". */
function numberEndingAt(words: readonly Word[], end: number): NumberSpan | null {
  const last = oneNumber(words[end - 1])
  if (last === null) return null
  const joint = words[end - 2]?.key
  const first = oneNumber(words[end - 3])
  const joined =
    first !== null &&
    !first.range &&
    (joint === '' || joint === 'to' || joint === 'and' || joint === 'thru' || joint === 'through')
  if (joined && !last.range && Number(first.sequence) < Number(last.sequence)) return spanOf(words, end, first, last, 3)
  const listed = oneNumber(words[end - 2])
  const comma = words[end - 2]?.text.endsWith(',') === true
  if (listed !== null && comma && !listed.range && Number(listed.sequence) < Number(last.sequence))
    return spanOf(words, end, listed, last, 2)
  return last
}

/** From the first number of an enumeration to the last: "1, 2 & 3" is "1-3". */
function spanOf(words: readonly Word[], end: number, first: NumberSpan, last: NumberSpan, length: number): NumberSpan {
  let from = first
  let taken = length
  for (let at = end - length - 1; at >= 0; at--) {
    const earlier = oneNumber(words[at])
    if (earlier === null || words[at]?.text.endsWith(',') !== true || Number(earlier.sequence) >= Number(from.sequence))
      break
    from = earlier
    taken++
  }
  return {
    length: taken,
    sequence: `${from.sequence}-${last.sequence}`,
    range: true,
    padded: from.padded,
    hash: from.hash,
  }
}

const numeral = /^(\d{1,3})(?:\.(\d{1,2}))?(?:[-–—](\d{1,3}))?$/

/** "Vol.6", "Book3". */
const gluedMarker = /^(?:book|bk|vol|volume|band|bd|tome|tom|deel)\.?(\d.*)$/

function oneNumber(word: Word | undefined): NumberSpan | null {
  if (word === undefined) return null
  const glued = gluedMarker.exec(word.key)
  const hash = word.text.startsWith('#') || glued !== null
  const match = numeral.exec(glued?.[1] ?? word.key)
  if (match === null) return null
  const [, whole = '', fraction, to] = match
  const from = String(Number(whole)) + (fraction === undefined ? '' : `.${fraction}`)
  if (to !== undefined && Number(to) <= Number(from)) return null
  return {
    length: 1,
    sequence: to === undefined ? from : `${from}-${Number(to)}`,
    range: to !== undefined,
    padded: whole.length > 1 && whole.startsWith('0'),
    hash,
  }
}

/** Without a marker a number after a name is a volume when it is small, padded, a range or a decimal. */
function isVolumeNumber(number: NumberSpan): boolean {
  return number.padded || number.range || number.sequence.includes('.') || Number(number.sequence) < 100
}

function writtenNumber(key: string): number | null {
  const value = numberOfWord(key) ?? numberOfRoman(key)
  return value === 0 ? null : value
}

function isMarker(words: readonly Word[], end: number): boolean {
  const word = words[end - 1]
  return word !== undefined && (word.text === '#' || (markers.has(word.key) && !isNamed(words, end)))
}

/** "The Band 01" and "Love by Numbers 01" are of series with these names. */
function isNamed(words: readonly Word[], end: number): boolean {
  const [word, before] = [words[end - 1]?.key, words[end - 2]?.key]
  return (word === 'band' && before === 'the' && end === 2) || (word === 'numbers' && before === 'by')
}

/** The name without the comma or colon that tied it to the number. */
function seriesName(words: readonly Word[], from: number, to: number): string | null {
  const name = textOf(words, from, to)
    .replace(/[,:;]$/, '')
    .trim()
  return name === '' ? null : name
}

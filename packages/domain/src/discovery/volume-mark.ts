import { numberOfOrdinal, numberOfRoman } from './number-words.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import { titleWords, type TitleWord } from './title-words.ts'
import { volumeNumberAt } from './volume-number.ts'
import { wordSet } from './word-list.ts'

/** A place in a series, found among words by a marker such as "Book" or "#". */
export interface VolumeMark {
  marker: 'book' | 'volume' | 'hash' | 'ordinal'
  /** The first word of the mark; the words before it come in front of it. */
  start: number
  /** The word after the mark. */
  next: number
  sequence: Sequence
  /** A comma stands right before the mark: all that is before it belongs together. */
  comma: boolean
  /** "Book 3 of …": what follows names the series. */
  of: boolean
}

const bookWords = wordSet(`
  book books bk bks buch livre libro boek livro bok instalment installment entry episode episodes ep folge
`)
const volumeWords = wordSet(`
  vol vols volume volumes volumen tome tomo tom band bd deel
`)
const ordinalNouns = wordSet(`
  book novel volume novella instalment installment adventure mystery part entry
`)
const links = new Set(['of', 'in', 'from'])
const glued = /^(book|bk|vol|volume|v|band|bd|tome|tom)\.?(\d{1,4}(?:\.\d{1,2})?)$/
/** "Vol.IV": only with a point between them, as "volvi" is a word. */
const gluedRoman = /^(book|bk|vol|volume|band|bd|tome|tom)\.([ivxl]{1,6})$/

/** The last mark among the words, or null. `ordinals`: also read "the second book of …", which may be a title. */
export function volumeMark(words: readonly TitleWord[], { ordinals = false } = {}): VolumeMark | null {
  for (let at = words.length - 1; at >= 0; at--) {
    const mark = markAt(words, at) ?? (ordinals ? ordinalMarkAt(words, at) : null)
    if (mark !== null) return mark
  }
  return null
}

function markAt(words: readonly TitleWord[], at: number): VolumeMark | null {
  const word = words[at]
  if (word === undefined || !mayMark(word) || isNamed(words, at)) return null
  const comma = words[at - 1]?.text.endsWith(',') === true
  const hash = word.text.includes('#') ? hashNumber(words, at) : null
  if (hash !== null) return finished(words, { marker: 'hash', start: at, comma, ...hash })
  const joined = gluedNumber(word.key, at)
  if (joined !== null)
    return finished(words, {
      marker: markerOf(joined.marker),
      start: at,
      comma,
      sequence: joined.sequence,
      next: at + 1,
    })
  const marker = markerOf(word.key)
  if (!bookWords.has(word.key) && !volumeWords.has(word.key)) return numberSignAt(words, at, comma)
  const numbered =
    words[at + 1]?.text === '#' || words[at + 1]?.key === 'no' || words[at + 1]?.key === 'number' ? at + 2 : at + 1
  const number = volumeNumberAt(words, numbered, 'any') ?? ordinalAt(words, at + 1)
  return number === null
    ? null
    : finished(words, { marker, start: at, comma, sequence: number.sequence, next: number.next })
}

/** "The Band 1" is of a series with that name; "Das Rad der Zeit Band 1" is a volume. */
function isNamed(words: readonly TitleWord[], at: number): boolean {
  return at === 1 && words[at]?.key === 'band' && words[0]?.key === 'the'
}

/** "Book3", "Vol.2", "v04" behind other words, "Vol.IV". */
function gluedNumber(key: string, at: number): { marker: string; sequence: Sequence } | null {
  const figures = glued.exec(key)
  const roman = figures === null && key.includes('.') ? gluedRoman.exec(key) : null
  const [, marker = '', number = ''] = figures ?? roman ?? []
  const value = figures === null ? numberOfRoman(number) : Number(number)
  const sequence = value === null || marker === '' || (marker === 'v' && at === 0) ? null : sequenceOf(value)
  return sequence === null ? null : { marker, sequence }
}

/** Most words of a title are told from marks by a look: a mark is one of a few words, or has a hash or a figure. */
function mayMark({ text, key }: TitleWord): boolean {
  if (bookWords.has(key) || volumeWords.has(key) || numberWords.has(key) || text.includes('#')) return true
  if (key.includes('.')) return true
  const last = key.charCodeAt(key.length - 1)
  return last >= 48 && last <= 57
}

const numberWords = new Set(['no', 'nr', 'number'])

function markerOf(key: string): 'book' | 'volume' {
  return volumeWords.has(key) || key === 'v' ? 'volume' : 'book'
}

/** "Book the First". */
function ordinalAt(words: readonly TitleWord[], at: number): Pick<VolumeMark, 'sequence' | 'next'> | null {
  const value = words[at]?.key === 'the' ? numberOfOrdinal(words[at + 1]?.key ?? '') : null
  const sequence = value === null ? null : sequenceOf(value)
  return sequence === null ? null : { sequence, next: at + 2 }
}

/** "#3", "# 3", "(#3", "#1-3". A hash before anything else is no mark. */
function hashNumber(words: readonly TitleWord[], at: number): Pick<VolumeMark, 'sequence' | 'next'> | null {
  const word = words[at]
  if (word === undefined) return null
  const from = word.key === '' ? at + 1 : at
  if (word.key !== '' && !word.text.replace(/^[^\p{L}\p{N}#]+/u, '').startsWith('#')) return null
  const number = volumeNumberAt(words, from, 'figures')
  return number === null ? null : { sequence: number.sequence, next: number.next }
}

/** "Series, No. 4": only in figures, at the end, after a comma; "The No. 1 Ladies' Detective Agency" is a title. */
function numberSignAt(words: readonly TitleWord[], at: number, comma: boolean): VolumeMark | null {
  if (!numberWords.has(words[at]?.key ?? '') || !comma) return null
  const number = volumeNumberAt(words, at + 1, 'figures')
  if (number === null || number.next < words.length) return null
  return { marker: 'book', start: at, comma, sequence: number.sequence, next: number.next, of: false }
}

/** "The Second Book of the …", "3rd novel in the …", and "the first Dresden Files novel", whose series is in the middle. */
function ordinalMarkAt(words: readonly TitleWord[], at: number): VolumeMark | null {
  const value = numberOfOrdinal(words[at]?.key ?? '')
  const sequence = value === null ? null : sequenceOf(value)
  if (sequence === null) return null
  const start = words[at - 1]?.key === 'the' ? at - 1 : at
  const comma = words[start - 1]?.text.endsWith(',') === true
  if (start > 0 && !comma) return null
  if (ordinalNouns.has(words[at + 1]?.key ?? '') && links.has(words[at + 2]?.key ?? '')) {
    return finished(words, { marker: 'ordinal', start, comma, sequence, next: at + 2 })
  }
  const middle = words.length - at > 2 && namedNouns.has(words.at(-1)?.key ?? '')
  return middle ? { marker: 'ordinal', start, comma, sequence, next: at + 1, of: true } : null
}

/** Nouns behind the name of a series: "the first Dresden Files novel". */
const namedNouns = new Set(['novel', 'book', 'mystery', 'thriller', 'adventure', 'novella'])

/** Steps over a total ("1 of 3") and over "of" before the series. */
function finished(words: readonly TitleWord[], mark: Omit<VolumeMark, 'of'>): VolumeMark {
  let next = mark.next
  if (words[next]?.key === 'of' && volumeNumberAt(words, next + 1, 'figures') !== null) next += 2
  const link = linkLength(words, next)
  return { ...mark, next: next + link, of: link > 0 }
}

/** How many words link a number to the series that follows: "of", "der Reihe", "de la série". */
function linkLength(words: readonly TitleWord[], at: number): number {
  if (links.has(words[at]?.key ?? '')) return 1
  let length = 0
  while (length < longestLink && foreignLinks.has(words[at + length]?.key ?? '')) length++
  return length > 0 && foreignSeries.has(words[at + length]?.key ?? '') && at + length + 1 < words.length
    ? length + 1
    : 0
}

const longestLink = 3
const foreignLinks = new Set([
  'der',
  'die',
  'aus',
  'von',
  'de',
  'la',
  'le',
  'della',
  'dalla',
  'uit',
  'van',
  'del',
  'da',
])
const foreignSeries = new Set([
  'reihe',
  'serie',
  'saga',
  'trilogie',
  'trilogia',
  'zyklus',
  'ciclo',
  'cycle',
  'romanreihe',
])

/** Whether a text is nothing but a mark: "Book 3", "Vol. II", "#4". */
export function isOnlyMark(text: string): boolean {
  const words = titleWords(text)
  const mark = volumeMark(words)
  return mark !== null && mark.start === 0 && mark.next >= words.length
}

import { seriesInDescriptor } from './descriptor.ts'
import { foldText } from './normalize.ts'
import type { PersonName } from './name.ts'
import { isPlainSeries, plainVolume } from './plain-volume.ts'
import { PhraseIndex } from './phrase-index.ts'
import { remembered } from './remembered.ts'
import { sequenceOf, type Sequence } from './sequence.ts'
import { bracketedEdition, editionNote, foreignEditions, languageNote, type EditionNote } from './title-edition.ts'
import { partBefore, partNote, partWords } from './title-part.ts'
import { isPerson, isReaderNote } from './title-people.ts'
import { isTechnicalNote, technicalWords } from './title-technical.ts'
import type { TitleFlag } from './title-types.ts'
import { besideCollections, collections, editionNouns, languageNames, phrases, wholeNotes } from './title-vocabulary.ts'
import { textOfWords, titleWords, untied } from './title-words.ts'
import { WordFinder } from './word-finder.ts'
import { bareVolume } from './bare-volume.ts'
import { volumeMark } from './volume-mark.ts'

/** What a note beside a title says. All absent: it says nothing about the work, and is dropped. */
export interface TitleNote {
  flags?: TitleFlag[]
  series?: string | null
  sequence?: Sequence | null
  part?: Sequence | null
  parts?: number | null
  language?: string | null
  /** The number stands in front and names no series. */
  lead?: boolean
}

const nothing: TitleNote = {}

/** "(The wheel of time ; 5)", as library catalogues write it. */
const cataloguedNumber = / ; ((?:#|(?:bk|book|no|v|vol|volume)\.? )?\d{1,3})\.?$/iu

const figure = /\d/

/** A text without figures and without any of these words is no note. */
const noteWords = new WordFinder(
  [
    ...wholeNotes.keys(),
    ...partWords,
    ...technicalWords,
    ...editionNouns,
    ...languageNames,
    ...foreignEditions,
    ...collections,
    ...phrases.map(([phrase]) => phrase),
  ].map((words) => words.slice(words.lastIndexOf(' ') + 1)),
)

/** Several rules ask what a piece says. */
const mostRemembered = 500

const phraseIndex = new PhraseIndex(phrases)

/** Reads the words of brackets, or of a piece behind a colon. Null: the words belong to the title. */
export function readNote(text: string, people: readonly PersonName[]): TitleNote | null {
  const bare = untied(text.trim()).replace(cataloguedNumber, ', $1')
  if (bare === '') return nothing
  const plain = plainPlace(bare)
  if (plain !== null) return plain
  const place = bare.includes('#') ? seriesNote(bare) : null
  return (
    place ??
    flagNote(bare) ??
    noteOfEdition(bracketedEdition(bare)) ??
    seriesNote(bare) ??
    (isReaderNote(bare) || isPerson(bare, people) ? nothing : listNote(bare, people))
  )
}

/** Notes without a series: kinds, editions, languages, parts, files. The answer is shared and must not be changed. */
export const flagNote = remembered((text: string): Readonly<TitleNote> | null => {
  const folded = foldText(text)
  if (folded !== '' && !figure.test(folded) && !noteWords.isIn(folded)) return null
  const known = wholeNotes.get(folded)
  if (known !== undefined) return known === null ? nothing : { flags: [known] }
  if (isTechnicalNote(titleWords(text))) return nothing
  const part = partNote(text)
  if (part !== null) return { flags: ['part'], ...part }
  const edition = noteOfEdition(editionNote(text))
  if (edition !== null) return edition
  const language = languageNote(text)
  if (language !== null) return { flags: ['foreign'], language }
  return dramaNote(folded) ?? (isCollectionNote(folded) ? { flags: ['omnibus'] } : null)
}, mostRemembered)

/** A place in a series: the name of the series without what may stand around it, and the number. */
export interface PlainPlace {
  series: string | null
  sequence: Sequence
}

/**
 * Reads "The Witch Winter Cycle, Book 1" and "Mistborn, #2": plain words, a comma, a number. Null for anything else,
 * which is read the long way; where this answers, the long way gives the same.
 */
export function plainPlace(text: string): PlainPlace | null {
  const volume = plainVolume(text)
  const series = volume === null ? null : plainSeries(volume.series)
  const sequence = volume === null || series === null ? null : sequenceOf(volume.number)
  return series === null || sequence === null ? null : { series: series.name, sequence }
}

/** The clean name of what is plainly a series; null for anything that may be more. The answer is shared. */
const plainSeries = remembered(
  (text: string): { readonly name: string | null } | null =>
    isPlainSeries(text) && flagNote(text) === null ? { name: cleanSeries(text) } : null,
  mostRemembered,
)

function noteOfEdition(edition: EditionNote | null): TitleNote | null {
  return edition === null ? null : { flags: edition.flag === null ? [] : [edition.flag], language: edition.language }
}

/** "The Complete Collection", "Boxed Set Edition": words of collections alone, more than one of them. */
function isCollectionNote(folded: string): boolean {
  const words = folded.split(' ')
  return (
    words.length > 1 &&
    words.some((word) => collections.has(word)) &&
    words.every((word) => collections.has(word) || besideCollections.has(word))
  )
}

/** "A BBC Radio 4 full-cast dramatisation": long notes about a dramatisation, never about a series. */
function dramaNote(folded: string): TitleNote | null {
  return phraseIndex.findAll(folded).some(({ value }) => value === 'dramatized') ? { flags: ['dramatized'] } : null
}

/** "Expanse, #2.5", "Discworld Book 12", "Foundation 3", "Book 3", "The Great Library, Part 2", "Pendergast, #7; Diogenes, #3". */
function seriesNote(text: string): TitleNote | null {
  const first = text.split(';')[0] ?? text
  const words = titleWords(first)
  const mark = volumeMark(words, { ordinals: true })
  if (mark !== null) {
    const series = untied(mark.of ? textOfWords(words, mark.next) : textOfWords(words, 0, mark.start))
    if (series === '' && !mark.of)
      return { series: null, sequence: mark.sequence, ...noteFlags(textOfWords(words, mark.next)) }
    const kind = mark.of ? null : flagNote(series)
    if (kind !== null) return { ...kind, series: null, sequence: mark.sequence }
    return {
      series: cleanSeries(series),
      sequence: mark.sequence,
      ...noteFlags(mark.of ? '' : textOfWords(words, mark.next)),
    }
  }
  const part = partBefore(words, words.length)
  const named =
    part !== null && part.start > 0 && part.parts === null && words[part.start - 1]?.text.endsWith(',') === true
  if (named) return { series: cleanSeries(textOfWords(words, 0, part.start)), sequence: part.part }
  const bare = bareVolume(words, { named: true })
  return bare === null
    ? namedSeriesNote(words.length, first)
    : { series: cleanSeries(bare.series), sequence: bare.sequence }
}

/** "(Discworld Series)", "(The Dark Tower Saga)". */
function namedSeriesNote(length: number, text: string): TitleNote | null {
  const folded = foldText(text)
  const last = folded.slice(folded.lastIndexOf(' ') + 1)
  return length > 1 && collectives.has(last) ? { series: text } : null
}

const collectives = new Set([
  'series',
  'saga',
  'trilogy',
  'chronicles',
  'cycle',
  'sequence',
  'quartet',
  'duology',
  'tetralogy',
  'quintet',
])

/** Flags behind the number: "Mistborn Book 1, Unabridged". */
function noteFlags(rest: string): TitleNote {
  const words = untied(rest)
  return words === '' ? nothing : (flagNote(words) ?? nothing)
}

/** Several notes in one pair of brackets, parted by commas, semicolons or slashes; each has to be known. */
function listNote(text: string, people: readonly PersonName[]): TitleNote | null {
  const items = text.split(/[,;|/]/u)
  if (items.length < 2 || items.length > 8) return null
  const together: TitleNote = {}
  for (const item of items) {
    const note = readNote(item, people)
    if (note === null) return null
    together.flags = [...(together.flags ?? []), ...(note.flags ?? [])]
    together.series ??= note.series
    together.sequence ??= note.sequence
    together.part ??= note.part
    together.parts ??= note.parts
    together.language ??= note.language
  }
  return together
}

/** A series name without "the" in front in lower case and without the marks around it. */
export function cleanSeries(text: string): string | null {
  const name = withoutBoxWords(untied(withoutEndBrackets(text.startsWith('the ') ? text.slice(4) : text)))
  return name === '' ? null : (seriesInDescriptor(name) ?? name)
}

/** "The Expanse (Now a Prime Original Series)" is The Expanse. */
function withoutEndBrackets(text: string): string {
  const open = text.endsWith(')') ? text.lastIndexOf(' (') : -1
  return open > 0 ? text.slice(0, open) : text
}

const boxEndings = [
  ' box set',
  ' boxed set',
  ' boxset',
  ' omnibus',
  ' omnibus edition',
  ' bundle',
  ' book set',
  ' complete collection',
  ' complete series',
  ' complete',
  ' collection',
]

/** "Amulet Box Set: Books 1-3" is of the series Amulet. */
export function withoutBoxWords(name: string): string {
  const lower = name.toLowerCase()
  for (const ending of boxEndings) if (lower.endsWith(ending)) return untied(name.slice(0, -ending.length))
  return name
}

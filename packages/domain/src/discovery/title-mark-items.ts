import { bareVolume } from './bare-volume.ts'
import { isDescriptor, seriesInDescriptor } from './descriptor.ts'
import type { Tie, TitleItem } from './title-items.ts'
import { leadingNumber, letteredNumber, loneNumber, paddedFront, paddedInside } from './title-lead.ts'
import { isRange } from './sequence.ts'
import { cleanSeries, flagNote, withoutBoxWords } from './title-note.ts'
import type { TitlePiece } from './title-pieces.ts'
import { textOfWords, titleWords, untied, type TitleWord } from './title-words.ts'
import { volumeMark, type VolumeMark } from './volume-mark.ts'
import { volumeNumberAt } from './volume-number.ts'

/** Where a piece stands. */
export interface PieceContext {
  place: 'title' | 'subtitle'
  first: boolean
  /** No other words of the title follow. */
  last: boolean
  /** How the next piece hangs on this one; null for the last. */
  next: Tie | null
}

/** Turns one piece into items: the words of a title, a place in a series, or both. */
export function itemsOfPiece(piece: TitlePiece, context: PieceContext): TitleItem[] {
  const words = titleWords(piece.text)
  const lead =
    context.place === 'title' && context.first
      ? (leadingNumber(words, context) ?? letteredNumber(words, context.next === null))
      : null
  if (lead !== null) return lead
  const lone =
    context.place === 'title' && !context.first && piece.tie === 'dash'
      ? (loneNumber(words) ?? paddedFront(words))
      : null
  if (lone !== null) return lone
  const inside = context.place === 'title' && context.first ? paddedInside(words) : null
  if (inside !== null) return inside
  const numbered = context.place === 'title' && !context.first ? numberAndSeries(words, piece.tie) : null
  if (numbered !== null) return numbered
  const mark = volumeMark(words, {
    ordinals: !context.first || context.place === 'subtitle' || piece.text.includes(', the '),
  })
  if (mark !== null) return markItems(words, mark, piece, context)
  const bare = context.place === 'subtitle' && context.first && context.next === null ? bareVolume(words) : null
  if (bare !== null)
    return [{ type: 'mark', series: bare.series, sequence: bare.sequence, source: 'piece', tie: piece.tie }]
  return [{ type: 'text', text: piece.text, tie: piece.tie }]
}

function markItems(
  words: readonly TitleWord[],
  mark: VolumeMark,
  piece: TitlePiece,
  context: PieceContext,
): TitleItem[] {
  const before = untied(textOfWords(words, 0, mark.start))
  const after = untied(textOfWords(words, mark.next))
  const { sequence } = mark
  const source = mark.marker === 'volume' && !namesSeries(words, mark, piece, context) ? 'volume' : 'piece'
  if (mark.marker === 'ordinal' && mark.start === 0 && context.place === 'title' && context.first)
    return [{ type: 'text', text: piece.text, tie: piece.tie }]
  if (mark.of && after !== '')
    return [
      ...textItems(before, piece),
      {
        type: 'mark',
        series: cleanSeries(mark.marker === 'ordinal' ? withoutNoun(after) : after),
        sequence,
        source: 'piece',
        tie: piece.tie,
      },
    ]
  const listed = after.startsWith('(') && after.endsWith(')') ? after.slice(1, -1) : null
  if (listed !== null && isSeriesBehind(listed, before, mark, context))
    return [{ type: 'mark', series: cleanSeries(listed), sequence, source: 'piece', tie: piece.tie }]
  if (listed !== null)
    return [...markItems(words.slice(0, mark.next), mark, piece, context), { type: 'descriptor', text: listed }]
  const tail: TitleItem[] =
    after === '' || isBoxNote(after)
      ? []
      : isDescriptor(after)
        ? [{ type: 'descriptor', text: after }]
        : [{ type: 'text', text: after, tie: 'comma' }]
  if (before === '') return [{ type: 'mark', series: null, sequence, source, tie: piece.tie }, ...tail]
  if (isDescriptor(before) && seriesInDescriptor(before) === null && !context.first)
    return [
      { type: 'descriptor', text: before },
      { type: 'mark', series: null, sequence, source, tie: piece.tie },
      ...tail,
    ]
  if (context.place === 'title' && !context.first && startsPhrase(words)) {
    return [
      { type: 'text', text: before, tie: piece.tie },
      { type: 'mark', series: null, sequence, source: 'volume', tie: piece.tie },
      ...tail,
    ]
  }
  const split = context.first || (!mark.comma && isInWords(words, mark)) ? splitAtComma(before, mark, context) : null
  if (split !== null)
    return [
      { type: 'text', text: split.title, tie: piece.tie },
      { type: 'mark', series: cleanSeries(split.series), sequence, source, tie: 'comma' },
      ...tail,
    ]
  return [{ type: 'mark', series: cleanSeries(before), sequence, source, tie: piece.tie }, ...tail]
}

/** "The Fires of Heaven: Book 5 (The Wheel of Time)": behind a lone number brackets name its series. */
function isSeriesBehind(listed: string, before: string, { sequence }: VolumeMark, { place, first }: PieceContext) {
  return place === 'title' && !first && before === '' && !isRange(sequence) && !listed.includes(',')
}

/** "The Fires of Heaven: 5 (The Wheel of Time)", as shops of some countries write it. */
function numberAndSeries(words: readonly TitleWord[], tie: Tie): TitleItem[] | null {
  const number = tie === 'colon' ? volumeNumberAt(words, 0, 'figures') : null
  const rest = number === null ? '' : textOfWords(words, number.next)
  if (number === null || !rest.startsWith('(') || !rest.endsWith(')') || number.sequence.from >= mostVolumes)
    return null
  return [{ type: 'mark', series: cleanSeries(rest.slice(1, -1)), sequence: number.sequence, source: 'piece', tie }]
}

/** Numbers from here on are years or names. */
const mostVolumes = 100

/** "Sherlock Holmes: The Complete Novels and Stories, Volume I" is one name. */
const gathered = new Set(['complete', 'collected', 'selected'])

/** Words for a volume that English translations of light novels do not use. */
const otherVolumes = new Set(['tome', 'tomo', 'tom', 'band', 'bd', 'deel', 'volumen'])

/**
 * "Master of the Senate: The Years of Lyndon Johnson, Volume III", "Le Nom du vent : Chronique du tueur de roi, Tome 1":
 * volumes of light novels are in figures behind "Vol."; other works name their series there.
 */
function namesSeries(
  words: readonly TitleWord[],
  mark: VolumeMark,
  { tie }: TitlePiece,
  { place }: PieceContext,
): boolean {
  if (place !== 'title' || tie !== 'colon' || mark.start === 0 || !mark.comma) return false
  if (words.slice(0, mark.start).some(({ key }) => gathered.has(key))) return false
  return isInWords(words, mark) || otherVolumes.has(words[mark.start]?.key ?? '')
}

/** "From Commonplace to World's Strongest" goes on where the piece before it ended: it names no series. */
function startsPhrase(words: readonly TitleWord[]): boolean {
  return phraseOpeners.has(words[0]?.key ?? '')
}

const phraseOpeners = new Set(['from', 'how', 'why', 'when', 'because', 'or', 'and', 'with', 'to', 'but'])

/** "Books 1-4 Boxed Set": what follows only says that it is a collection. */
function isBoxNote(text: string): boolean {
  return flagNote(text)?.flags?.includes('omnibus') === true
}

/** "Dresden Files novel" is the series Dresden Files. */
function withoutNoun(text: string): string {
  return text.replace(/ (?:novel|mystery|thriller|adventure|novella|book)$/iu, '')
}

function textItems(text: string, piece: TitlePiece): TitleItem[] {
  return text === '' ? [] : [{ type: 'text', text, tie: piece.tie }]
}

/** "Book One": the number is a word. */
function isInWords(words: readonly TitleWord[], { next }: VolumeMark): boolean {
  return !figure.test(words[next - 1]?.text ?? '1')
}

const figure = /\d/

/**
 * "The Alloy of Law, Mistborn Book Four" is a title and a series, as is the end of "The Land: Founding, Chaos Seeds Book
 * One"; "Anita Blake, Vampire Hunter #11" behind a colon is a series, and so is what stands before "Vol. 2", as volumes of light
 * novels are written.
 */
function splitAtComma(
  before: string,
  mark: VolumeMark,
  { place, last }: PieceContext,
): { title: string; series: string } | null {
  if (place === 'subtitle' || !last || mark.marker === 'volume') return null
  const semicolon = before.lastIndexOf('; ')
  const comma = semicolon > 0 ? semicolon : commaBefore(before)
  if (comma <= 0) return null
  const series = before.slice(comma + 2)
  const [leading, ...others] = titleWords(series)
  const word = leading?.key ?? ''
  if (boxWords.has(word) || others.some((other) => boxWords.has(other.key)))
    return { title: before, series: before.slice(0, comma) }
  return joiningWords.has(word) ? null : { title: before.slice(0, comma), series }
}

/** The last comma, but "Hush, Hush" in "Silence, Hush, Hush Book Three" is one name. */
function commaBefore(text: string): number {
  const comma = text.lastIndexOf(', ')
  const again = comma > 0 ? `, ${text.slice(comma + 2)}` : ''
  return again !== '' && text.slice(0, comma).endsWith(again) ? comma - again.length : comma
}

/** "The Sword of Truth, Boxed Set I": the words before the comma name the series. */
const boxWords = new Set(['box', 'boxed', 'boxset', 'omnibus', 'bundle', 'collection'])

const joiningWords = new Set(['and', 'or', 'but', 'so', 'who', 'which', 'with', 'of', 'in', 'for', 'to', 'then', 'not'])

/** A bare number at the end of a text: "Gabriel Allon 15", "Master Class 4", "The Dresden Files 1-6 Box Set". */
export function bareNumber(
  text: string,
  { later, followed }: { later: boolean; followed: boolean },
): ReturnType<typeof bareVolume> {
  const bare = bareVolume(titleWords(text), { shortNumerals: later, followed })
  if (bare !== null) return bare
  const name = withoutBoxWords(text)
  const range = name === text ? null : bareVolume(titleWords(name))
  return range !== null && isRange(range.sequence) ? range : null
}

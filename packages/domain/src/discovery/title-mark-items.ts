import { bareVolume } from './bare-volume.ts'
import { isDescriptor } from './descriptor.ts'
import type { TitleItem } from './title-items.ts'
import { cleanSeries } from './title-note.ts'
import type { TitlePiece } from './title-pieces.ts'
import { textOfWords, titleWords, untied, type TitleWord } from './title-words.ts'
import { volumeMark, type VolumeMark } from './volume-mark.ts'
import { volumeNumberAt } from './volume-number.ts'

/** Where a piece stands. */
export interface PieceContext {
  place: 'title' | 'subtitle'
  first: boolean
  last: boolean
}

/** Years may lead a folder name ("1994 - Title"); they are no place in a series. */
const firstYear = 1500

/** Turns one piece into items: the words of a title, a place in a series, or both. */
export function itemsOfPiece(piece: TitlePiece, context: PieceContext): TitleItem[] {
  const words = titleWords(piece.text)
  const lead =
    context.place === 'title' && context.first
      ? (leadingNumber(words, context.last) ?? letteredNumber(words, context.last))
      : null
  if (lead !== null) return lead
  const lone = context.place === 'title' && !context.first && piece.tie === 'dash' ? loneNumber(words) : null
  if (lone !== null) return lone
  const inside = context.place === 'title' && context.first ? paddedInside(words) : null
  if (inside !== null) return inside
  const mark = volumeMark(words, {
    ordinals: !context.first || context.place === 'subtitle' || piece.text.includes(', the '),
  })
  if (mark !== null) return markItems(words, mark, piece, context)
  return [{ type: 'text', text: piece.text, tie: piece.tie }]
}

/** "16 - Soul Music", "05 The She-Wolf": a number in front. A year is dropped; "61 Hours" is a title. */
function leadingNumber(words: readonly TitleWord[], last: boolean): TitleItem[] | null {
  const number = volumeNumberAt(words, 0, 'figures')
  if (number === null) return null
  const alone = number.next === words.length
  if (alone && last) return null
  if (!alone && !number.padded) return null
  if (number.sequence.from >= firstYear) return alone ? [] : null
  const items: TitleItem[] = [{ type: 'mark', series: null, sequence: number.sequence, source: 'lead', tie: 'start' }]
  if (!alone) items.push({ type: 'text', text: untied(textOfWords(words, number.next)), tie: 'start' })
  return items
}

/** "Mistborn - 01 - The Final Empire": a number between dashes. A year there is dropped. */
function loneNumber(words: readonly TitleWord[]): TitleItem[] | null {
  const number = volumeNumberAt(words, 0, 'figures')
  if (number === null || number.next < words.length) return null
  if (number.sequence.from >= firstYear) return []
  return [{ type: 'mark', series: null, sequence: number.sequence, source: 'piece', tie: 'dash' }]
}

const lettered = /^([A-Z]{1,4})(\d{2})$/

/** "GB01 - The Lies of Locke Lamora": the letters of a series and a number of two figures. */
function letteredNumber(words: readonly TitleWord[], last: boolean): TitleItem[] | null {
  const match = words.length === 1 && !last ? lettered.exec(words[0]?.text ?? '') : null
  const number = match === null ? null : volumeNumberAt(titleWords(match[2] ?? ''), 0, 'figures')
  return number === null
    ? null
    : [{ type: 'mark', series: match?.[1] ?? null, sequence: number.sequence, source: 'piece', tie: 'start' }]
}

/** "Expeditionary Force 07 Renegades": a padded number between a series and a title. */
function paddedInside(words: readonly TitleWord[]): TitleItem[] | null {
  for (let at = 1; at < words.length - 1; at++) {
    const number = volumeNumberAt(words, at, 'figures')
    if (
      number === null ||
      !number.padded ||
      number.next >= words.length ||
      volumeMark(words.slice(0, number.next)) !== null
    )
      continue
    return [
      {
        type: 'mark',
        series: cleanSeries(textOfWords(words, 0, at)),
        sequence: number.sequence,
        source: 'piece',
        tie: 'start',
      },
      { type: 'text', text: untied(textOfWords(words, number.next)), tie: 'start' },
    ]
  }
  return null
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
  const source = mark.marker === 'volume' ? 'volume' : 'piece'
  if (mark.marker === 'ordinal' && mark.start === 0 && context.place === 'title' && context.first)
    return [{ type: 'text', text: piece.text, tie: piece.tie }]
  if (mark.of && after !== '')
    return [
      ...textItems(before, piece),
      { type: 'mark', series: cleanSeries(after), sequence, source: 'piece', tie: piece.tie },
    ]
  const listed = after.startsWith('(') && after.endsWith(')') ? after.slice(1, -1) : null
  if (listed !== null)
    return [...markItems(words.slice(0, mark.next), mark, piece, context), { type: 'descriptor', text: listed }]
  const tail: TitleItem[] =
    after === ''
      ? []
      : isDescriptor(after)
        ? [{ type: 'descriptor', text: after }]
        : [{ type: 'text', text: after, tie: 'comma' }]
  if (before === '') return [{ type: 'mark', series: null, sequence, source, tie: piece.tie }, ...tail]
  if (isDescriptor(before) && !context.first)
    return [
      { type: 'descriptor', text: before },
      { type: 'mark', series: null, sequence, source, tie: piece.tie },
      ...tail,
    ]
  const split = splitAtComma(before, mark, context)
  if (split !== null)
    return [
      { type: 'text', text: split.title, tie: piece.tie },
      { type: 'mark', series: cleanSeries(split.series), sequence, source, tie: 'comma' },
      ...tail,
    ]
  return [{ type: 'mark', series: cleanSeries(before), sequence, source, tie: piece.tie }, ...tail]
}

/** "Dresden Files novel" is the series Dresden Files. */
function withoutNoun(text: string): string {
  return text.replace(/ (?:novel|mystery|thriller|adventure|novella|book)$/iu, '')
}

function textItems(text: string, piece: TitlePiece): TitleItem[] {
  return text === '' ? [] : [{ type: 'text', text, tie: piece.tie }]
}

/**
 * "The Alloy of Law, Mistborn Book Four" is a title and a series; "Anita Blake, Vampire Hunter, Book 11" is a series,
 * and so is what stands before "Vol. 2", as volumes of light novels are written.
 */
function splitAtComma(
  before: string,
  mark: VolumeMark,
  { place, first, last }: PieceContext,
): { title: string; series: string } | null {
  if (place === 'subtitle' || !first || !last || mark.marker === 'volume') return null
  const comma = before.lastIndexOf(', ')
  if (comma <= 0) return null
  const series = before.slice(comma + 2)
  const [leading, ...others] = titleWords(series)
  const word = leading?.key ?? ''
  if (boxWords.has(word) || others.some((other) => boxWords.has(other.key)))
    return { title: before, series: before.slice(0, comma) }
  return joiningWords.has(word) ? null : { title: before.slice(0, comma), series }
}

/** "The Sword of Truth, Boxed Set I": the words before the comma name the series. */
const boxWords = new Set(['box', 'boxed', 'boxset', 'omnibus', 'bundle', 'collection'])

const joiningWords = new Set(['and', 'or', 'but', 'so', 'who', 'which', 'with', 'of', 'in', 'for', 'to', 'then', 'not'])

/** A bare number at the end of a text: "Gabriel Allon 15", "Master Class 4". */
export function bareNumber(text: string, later: boolean): ReturnType<typeof bareVolume> {
  return bareVolume(titleWords(text), { shortNumerals: later })
}

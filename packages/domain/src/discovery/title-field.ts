import { isDescriptor } from './descriptor.ts'
import type { PersonName } from './name.ts'
import { withArticleBack } from './normalize.ts'
import { bracketGroups, plainBrackets } from './title-brackets.ts'
import { withoutEdition } from './title-edition.ts'
import { emptyField, type Tie, type TitleField, type TitleItem } from './title-items.ts'
import { itemsOfPiece, type PieceContext } from './title-mark-items.ts'
import { flagNote, plainPlace, type TitleNote } from './title-note.ts'
import { isPlainTitle } from './plain-title.ts'
import { volumeOfPart } from './title-part.ts'
import { isPerson, isReaderNote, withoutByline } from './title-people.ts'
import { isLongDescription, isNumberedTitle } from './title-piece-kinds.ts'
import { titlePieces, type TitlePiece } from './title-pieces.ts'
import { withSeriesOfSubtitle } from './title-subtitle-series.ts'
import { endsTechnically, withoutTechnicalEnd } from './title-technical.ts'
import { readableTitle } from './title-text.ts'
import { textOfWords, titleWords, untied } from './title-words.ts'
import { isOnlyMark } from './volume-mark.ts'
import { withoutBrackets } from './title-field-brackets.ts'
import { addNote } from './title-field-notes.ts'

/** What is known while a field is read. */
interface FieldContext {
  place: 'title' | 'subtitle'
  people: readonly PersonName[]
  /** Names that may stand in front and are one piece: of series, and for the subtitle the title. Seldom asked for. */
  names: () => readonly string[]
}

/** Reads one field: takes the notes in brackets out, then reads what is left piece by piece. */
export function readField(raw: unknown, { place, people, names }: FieldContext): TitleField {
  const field = emptyField()
  const text = readableTitle(raw)
  if (text === '') return field
  if (isReadAtOnce(field, text, place)) return field
  const bare = withoutBrackets(plainBrackets(text), field, place, people)
  const rest = withoutByline(withoutFileNotes(withoutEndFlag(bare, field, place)), people)
  if (rest !== text && isReadAtOnce(field, rest, place))
    return place === 'subtitle' ? withSeriesOfSubtitle(field) : field
  const known = names()
  if (place === 'title' && known.length > 0 && isName(rest, known)) {
    field.items.push({ type: 'text', text: rest, tie: 'start', whole: true })
    return field
  }
  const whole = rest.includes(':') || rest.includes('-') ? nameLength(rest, [...known, ...seriesIn(field)]) : 0
  const pieces = withoutPeople(titlePieces(rest, whole), people, place)
  let lastText: number | null = null
  let index = 0
  for (const piece of pieces) {
    const isFront = place === 'title' && index === 0
    if (isFront && piece.text.length === whole)
      field.items.push({ type: 'text', text: piece.text, tie: piece.tie, whole: true })
    else if (!readPlainPiece(field, piece, isFront))
      readPiece(field, piece, {
        place,
        first: index === 0,
        last: index >= (lastText ??= lastTextOf(pieces)),
        next: pieces[index + 1]?.tie ?? null,
      })
    index++
  }
  return place === 'subtitle' ? withSeriesOfSubtitle(field) : field
}

/** Most titles are plain words, and most subtitles a series with a number: they need no further reading. */
function isReadAtOnce(field: TitleField, text: string, place: 'title' | 'subtitle'): boolean {
  if (place === 'title') {
    if (!isPlainTitle(text)) return false
    field.items.push({ type: 'text', text, tie: 'start' })
    return true
  }
  const item = plainMark(text, 'start')
  if (item === null) return false
  field.items.push(item)
  return true
}

/** A series and its number, written plainly. */
function plainMark(text: string, tie: Tie): TitleItem | null {
  const place = plainPlace(text)
  return place === null ? null : { type: 'mark', series: place.series, sequence: place.sequence, source: 'piece', tie }
}

/** "Dracula Unabridged": one word at the end says what the edition is. */
function withoutEndFlag(text: string, field: TitleField, place: 'title' | 'subtitle'): string {
  const last = flagEnds.has(text.charAt(text.length - 1)) ? endFlags.exec(text) : null
  if (last === null || last.index === 0) return text
  addNote(field, flagNote(last[1] ?? '') ?? {}, last[0], place, 'piece')
  return untied(text.slice(0, last.index))
}

/** What a text with a flag at its end ends with. */
const flagEnds = new Set(['d', 'D', 'k', 'K', ' ', '–', '-'])
const endFlags = /[\s–-](unabridged|abridged|audiobook)[\s–-]?$/iu

function withoutFileNotes(text: string): string {
  const words = endsTechnically(text) ? titleWords(text) : null
  const ended = words === null ? null : withoutTechnicalEnd(words)
  return ended === null || ended === words ? text : withoutReader(textOfWords(ended))
}

/** In front of bitrate and running time brackets hold the reader: "I, Robot (Brick) 96k 08.20.33". */
function withoutReader(text: string): string {
  const last = bracketGroups(text).at(-1)
  return last !== undefined && last.start > 0 && last.end === text.length ? text.slice(0, last.start).trim() : text
}

/** The series that the brackets name. */
function seriesIn(field: TitleField): string[] {
  return field.items.flatMap((item) => (item.type === 'mark' && item.series !== null ? [item.series] : []))
}

/** "Classroom of the Elite: Year 2" of the series with that name: nothing in it is a number or a subtitle. */
function isName(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return names.some((name) => name.length === text.length && name.toLowerCase() === lower)
}

/** The length of the longest name that the text begins with and that has a separator inside. */
function nameLength(text: string, names: readonly string[]): number {
  let longest = 0
  const lower = text.toLowerCase()
  for (const name of names) {
    if (name.length <= longest || !lower.startsWith(name.toLowerCase())) continue
    const next = text.charAt(name.length)
    if (next === '' || ties.has(next)) longest = name.length
  }
  return longest
}

const ties = new Set([' ', ',', ':', '-', '–', '—'])

/** Pieces that are the author's name, or name a reader, are no part of a title that has other words. */
function withoutPeople(
  pieces: readonly TitlePiece[],
  people: readonly PersonName[],
  place: 'title' | 'subtitle',
): readonly TitlePiece[] {
  if (pieces.length < 2 && place === 'title') return pieces
  const kept = pieces.filter(
    (piece, index) =>
      !isReaderNote(piece.text) && (isSubject(pieces, index) || !isPerson(piece.text.replace(endYear, ''), people)),
  )
  return kept.length === 0 && place === 'title' ? pieces : kept
}

/** "Stephen King 2011 - 11.22.63". */
const endYear = / (?:19|20)\d{2}$/

/** "Diane Arbus: Monograph" is about her; "Richard Kadrey - Suspect Zero" is by him. */
function isSubject(pieces: readonly TitlePiece[], index: number): boolean {
  return index === 0 && pieces[1]?.tie === 'colon'
}

/** Behind this piece stand only notes and words about the kind of book. */
function lastTextOf(pieces: readonly TitlePiece[]): number {
  return pieces.findLastIndex(({ text }, index) => index === 0 || !(isDescriptor(text) || flagNote(text) !== null))
}

/** A piece of plain words at the front of the title, or a plain place in a series behind it. */
function readPlainPiece(field: TitleField, { text, tie }: TitlePiece, lone: boolean): boolean {
  const item: TitleItem | null = lone ? (isPlainTitle(text) ? { type: 'text', text, tie } : null) : plainMark(text, tie)
  if (item === null) return false
  field.items.push(item)
  return true
}

function readPiece(field: TitleField, piece: TitlePiece, context: PieceContext): void {
  const { place, first } = context
  const lone = first && place === 'title'
  if (isNumberedTitle(field, piece, context)) {
    field.items.push({ type: 'text', text: piece.text, tie: piece.tie, whole: true })
    return
  }
  const note = lone ? partInFront(piece.text, context) : flagNote(piece.text)
  if (note !== null && isPlainPart(note) && !first && appendPart(field, piece)) return
  if (note !== null) return addNote(field, note, piece.text, place, 'piece')
  const inPart = place === 'title' && !first ? volumeOfPart(piece.text) : null
  if (inPart !== null && appendPart(field, { text: inPart.part, tie: piece.tie })) {
    field.items.push({
      type: 'mark',
      series: null,
      sequence: inPart.volume,
      source: 'volume',
      tie: piece.tie,
      inPart: true,
    })
    return
  }
  const edition = withoutEdition(piece.text)
  if (edition !== null) {
    const { flag, language } = edition.note
    addNote(field, { flags: flag === null ? [] : [flag], language }, edition.text, place, 'piece')
  }
  const text = withoutFlagInFront(withArticleBack(edition?.rest ?? piece.text), field, context)
  if (!lone && (isDescriptor(text) || isLongDescription(text))) field.items.push({ type: 'descriptor', text })
  else field.items.push(...itemsOfPiece({ text, tie: piece.tie }, context))
}

/**
 * "Part 2 of 3 - Ship of Destiny": a part of a known total in front of the title; "Part 2" alone may be a title, and
 * "03 of 07 - The Voyage of the Dawn Treader" counts volumes.
 */
function partInFront(text: string, { next }: PieceContext): TitleNote | null {
  const note = next !== null && partOfTotal.test(text) ? flagNote(text) : null
  return typeof note?.parts === 'number' ? note : null
}

/** Most titles are told from parts by their ends. */
const partOfTotal = /^\D.* \d{1,2}$/

/** "Part 2" alone is part of the title's words; "Part 2 of 5" is a note. */
function isPlainPart(note: TitleNote): boolean {
  return note.part !== undefined && note.part !== null && (note.parts ?? null) === null
}

/** "Oathbringer: Parts 1 & 2" stays one title: it may be the name of a book. */
function appendPart(field: TitleField, piece: TitlePiece): boolean {
  const before = field.items.at(-1)
  if (before?.type !== 'text') return false
  before.text += piece.tie === 'colon' ? `: ${piece.text}` : ` - ${piece.text}`
  return true
}

/** The subtitle "Light Novel, Vol. 6" says what the book is, then its number. */
function withoutFlagInFront(text: string, field: TitleField, { place, first }: PieceContext): string {
  if (place === 'title' && first) return text
  const comma = text.indexOf(',')
  const note = comma > 0 ? flagNote(text.slice(0, comma)) : null
  if (note === null || !isOnlyMark(text.slice(comma + 1))) return text
  addNote(field, note, text, place, 'piece')
  return text.slice(comma + 1).trim()
}

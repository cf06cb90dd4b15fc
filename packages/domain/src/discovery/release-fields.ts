import { fieldOf, mostFields } from './release-layout.ts'
import type { Field } from './release-layout.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { note } from './release-draft.ts'
import type { PreparedHints } from './release-hints.ts'
import { personScore } from './release-names.ts'
import { narratorIn } from './release-narrator.ts'
import { readNote, readNotesField, withoutTrailingTags } from './release-notes.ts'
import { segmentsOf } from './release-pieces.ts'
import type { Segment } from './release-pieces.ts'
import { textOf, wordsOf } from './release-words.ts'

/** What is left of a name when its notes have been read. */
export interface Remainder {
  fields: Field[]
  /** Bracketed names of persons: the author when no other is found, else the narrator. */
  asides: string[]
  /** Notes on language or file type follow the last field at once, as MyAnonamouse names have it. */
  endsInNotes: boolean
}

/** Reads the notes of a name from the right into the draft, and returns the fields that hold author, series and title. */
export function readFields(text: string, scene: boolean, hints: PreparedHints, draft: ReleaseDraft): Remainder {
  const segments = segmentsOf(text)
  const asides: string[] = []
  const texts: string[] = []
  let endsInNotes = false
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]
    if (segment === undefined) continue
    const last = texts.length === 0
    const before = draft.evidence.length
    const left = readSegment(
      segment,
      { scene, late: last && index >= 2, alone: segments.length === 1 },
      hints,
      draft,
      asides,
    )
    if (last && left !== '')
      endsInNotes = draft.language !== null || (draft.formats.length > 0 && draft.evidence.length > before)
    if (left !== '') texts.unshift(left)
  }
  return { fields: joined(texts).map((one) => fieldOf(one, hints)), asides, endsInNotes }
}

interface Place {
  scene: boolean
  /** The segment comes third or later, and all after it were notes: words such as "German" are notes there, too. */
  late: boolean
  /** There is no other segment. */
  alone: boolean
}

/** The text of a segment without its notes. */
function readSegment(
  segment: Segment,
  place: Place,
  hints: PreparedHints,
  draft: ReleaseDraft,
  asides: string[],
): string {
  let text = ''
  const alone = segment.pieces.length === 1
  for (const piece of segment.pieces.toReversed()) {
    if (piece.bracket === null) {
      const read = readRunning(piece.text, place, hints, draft, text === '')
      text = read === '' || text === '' ? read + text : `${read}${/^[:,;.!?]/.test(text) ? '' : ' '}${text}`
    } else if (isWanted(piece.text, hints)) text = `${piece.text} ${text}`.trim()
    else if (readNote(piece.text, draft)) continue
    else if (alone) text = piece.text
    else if (isPerson(piece.text, segment, hints)) asides.push(piece.text)
    else text = `(${piece.text}) ${text}`.trim()
  }
  return text
}

/** A person in brackets: with a known given name, or right after the author. */
function isPerson(text: string, segment: Segment, hints: PreparedHints): boolean {
  const score = personScore(wordsOf(text))
  const before = segment.pieces[0]
  return score >= 3 || (score >= 2 && before?.bracket === null && fieldOf(before.text, hints).wantedAuthor)
}

/** The wanted title or author may stand in brackets. */
function isWanted(text: string, hints: PreparedHints): boolean {
  const field = fieldOf(text, hints)
  return field.wantedAuthor || (field.wantedTitle && field.year === null)
}

/** Running text without a narrator's credit and trailing notes. */
function readRunning(
  text: string,
  { scene, late, alone }: Place,
  hints: PreparedHints,
  draft: ReleaseDraft,
  atEnd: boolean,
): string {
  let words = wordsOf(text)
  if (atEnd && !alone && !fieldOf(text, hints).wantedTitle && readNotesField(words, scene, late, draft)) return ''
  if (atEnd) words = withoutTrailingTags(words, scene, wantedLength(words.length, text, hints), draft)
  const credit = narratorIn(textOf(words))
  if (credit === null) return textOf(words)
  draft.narrator ??= credit.narrator
  note(draft, 'release.narrator', ['narrator'], textOf(words).slice(credit.before.length))
  return textOf(withoutTrailingTags(wordsOf(credit.before), scene, 0, draft))
}

/** Words that are the wanted title stay, even when they look like notes ("1984", "Opus"). */
function wantedLength(count: number, text: string, hints: PreparedHints): number {
  return fieldOf(text, hints).wantedTitle ? count : 0
}

function joined(texts: string[]): string[] {
  if (texts.length <= mostFields) return texts
  return [...texts.slice(0, mostFields - 1), texts.slice(mostFields - 1).join(' - ')]
}

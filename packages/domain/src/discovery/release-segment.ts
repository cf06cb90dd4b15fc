import { Field } from './release-field.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { note } from './release-draft.ts'
import type { PreparedHints } from './release-hints.ts'
import { countedSeries, readKindField } from './release-kinds.ts'
import { likelyName, personScore } from './release-names.ts'
import { narratorIn, withoutTrailingJoint } from './release-narrator.ts'
import { readNote } from './release-notes.ts'
import { readNotesField, withoutTrailingTags } from './release-trailing.ts'
import type { Segment } from './release-pieces.ts'
import { tagEndingAt } from './release-tags.ts'
import { textOf, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** What reading one segment needs to know of the whole name, and what it adds to. */
export interface Reading {
  hints: PreparedHints
  draft: ReleaseDraft
  /** Bracketed names of persons: the author when no other is found, else the narrator. */
  asides: string[]
  scene: boolean
  /** The segment comes third or later, and all after it were notes: words such as "German" are notes there, too. */
  late: boolean
  first: boolean
  /** A segment like this may hold the kind of the release: any but the first, and that one only where three or more are. */
  mayTellKind: boolean
  /** There is no other segment. */
  only: boolean
}

/** The text of a segment without its notes; two texts where a note stood between a person and a title. */
export function readSegment(segment: Segment, reading: Reading): string[] {
  const texts: string[] = ['']
  let noted = false
  let role: string | null = null
  for (let index = segment.pieces.length - 1; index >= 0; index--) {
    const piece = segment.pieces[index]
    if (piece === undefined) continue
    const right = texts[0] ?? ''
    if (piece.bracket === null) {
      const text = role === null ? piece.text : withoutRole(piece.text, role, reading.draft)
      const read = readRunning(
        text,
        reading,
        right === '',
        besideNote(noted, index > 0 && segment.pieces[index - 1]?.bracket !== null),
      )
      if (noted && right !== '' && read !== '' && areFields(read, right, reading.hints)) texts.unshift(read)
      else texts[0] = beside(read, right)
      noted = false
      role = null
      continue
    }
    const field = new Field(piece.text, reading.hints)
    if (isWantedTitle(field)) texts[0] = beside(piece.text, right)
    else if (isRole(piece.text)) role = piece.text.toLowerCase()
    else if (segment.pieces.length > 1 && field.wantedAuthor && isAside(piece.text, reading)) noted = true
    else if (readNote(piece.text, reading.draft)) noted = true
    else if (segment.pieces.length === 1) texts[0] = piece.text
    else if (isAside(piece.text, reading)) noted = true
    else if (isContents(segment.pieces[index - 1]?.text ?? '', piece.text)) {
      reading.draft.collection = true
      note(reading.draft, 'release.collection', ['collection'], piece.text)
      noted = true
    } else if (!isGenre(segment, index, right, reading)) texts[0] = beside(`(${piece.text})`, right)
  }
  return texts.filter((text) => text !== '')
}

function beside(left: string, right: string): string {
  if (left === '' || right === '') return left + right
  return /^[:,;.!?]/.test(right) ? left + right : `${left} ${right}`
}

/** "Robin Hobb [Farseer 01] Assassin's Apprentice": a note in the middle parts a person from a title. */
function areFields(left: string, right: string, hints: PreparedHints): boolean {
  if (/^(?:[:,;.!?]|by |and )/.test(right)) return false
  return [new Field(left, hints), new Field(right, hints)].some(
    (field) => field.wantedAuthor || field.wantedTitle || field.names >= likelyName,
  )
}

/** The wanted title may stand in brackets. */
function isWantedTitle(field: Field): boolean {
  return field.wantedTitle && field.year === null
}

/** A person in brackets, also as "by X" or "ed. X". */
function isAside(text: string, { asides, hints }: Reading): boolean {
  const name = text.replace(/^(?:by|ed\.|edited by|written by|author:) /i, '').replace(andOthers, '')
  if (personScore(wordsOf(name)) < likelyName && name === text && !new Field(text, hints).wantedAuthor) return false
  asides.push(name)
  return true
}

/** "[Fantasy] Robin Hobb - …": a word in brackets in front of the author is no part of the name. */
function isGenre({ pieces }: Segment, index: number, right: string, { first, only, hints }: Reading): boolean {
  if (!first || only || index > 0 || pieces.length < 2) return false
  const field = new Field(right, hints)
  return field.wantedAuthor || field.names >= likelyName
}

/** "Marc Vietor et al", "Marc Vietor and others": one reader of several. */
const andOthers = /,? (?:et al\.?|(?:and|&) others)$/i

/** "The Mars Trilogy (Red Mars, Green Mars, Blue Mars)": the volumes of a collection. */
function isContents(name: string, text: string): boolean {
  return text.includes(', ') && countedSeries.has(wordsOf(name).at(-1)?.key ?? '')
}

function isRole(text: string): boolean {
  return /^(?:narrator|reader|author|editor|translator|introduction|foreword|illustrator)s?$/i.test(text)
}

/** "…, R. C. Bray (Narrator)": the last name of the text before has the role; narrators and translators leave it. */
function withoutRole(text: string, role: string, draft: ReleaseDraft): string {
  const comma = text.lastIndexOf(', ')
  if (comma < 0 || role.startsWith('author') || role.startsWith('editor')) return text
  const name = text.slice(comma + 2)
  if (role.startsWith('narrator') || role.startsWith('reader')) {
    draft.narrator ??= name
    note(draft, 'release.narrator', ['narrator'], name)
  }
  return text.slice(0, comma)
}

/** Where a bracketed note stands: in front of a text, behind it, or not beside it. */
type BesideNote = 'behind' | 'before' | 'no'

function besideNote(before: boolean, behind: boolean): BesideNote {
  return behind ? 'behind' : before ? 'before' : 'no'
}

/** Running text without a narrator's credit and trailing notes. A year between title and note (`before`) is a note, too, but never the whole text: "1984 [M4B]". */
function readRunning(text: string, reading: Reading, atEnd: boolean, beside: BesideNote): string {
  const { draft, scene } = reading
  const field = new Field(text, reading.hints)
  const year = beside === 'before' && !reading.late && field.year !== null
  const wanted = year || field.wantedTitle
  let words: readonly Word[] = wordsOf(text)
  if (reading.first) words = withoutLeadingTag(words)
  if (atEnd && !wanted && !reading.only && readNotesField(words, scene, reading.late, draft)) return ''
  if (atEnd && !reading.only && reading.mayTellKind && readKindField(words, draft)) return ''
  if (atEnd) words = withoutTrailingTags(words, scene, wanted ? words.length : 0, draft, beside !== 'no')
  const credit = narratorIn(textOf(words))
  if (credit === null) return withoutTrailingJoint(textOf(words))
  draft.narrator ??= credit.narrator
  note(draft, 'release.narrator', ['narrator'], textOf(words).slice(credit.before.length))
  return textOf(withoutTrailingTags(wordsOf(credit.before), scene, 0, draft, false))
}

/** "Audiobook: Author - Title" and "MP3 Author - Title" open with a note. */
function withoutLeadingTag(words: readonly Word[]): readonly Word[] {
  const tag = words.length > 1 ? tagEndingAt(words, 1, false) : null
  return tag?.strong === true && (tag.facts.audiobook === true || tag.facts.formats !== undefined)
    ? words.slice(1)
    : words
}

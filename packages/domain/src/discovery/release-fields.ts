import { Field } from './release-field.ts'
import { mostFields } from './release-layout.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { isWantedTitle } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { yearOfWord } from './release-figures.ts'
import { segmentsOf } from './release-pieces.ts'
import type { Segment } from './release-pieces.ts'
import { readSegment } from './release-segment.ts'
import { withoutTranslation } from './release-text.ts'

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
  let texts: string[] = []
  let endsInNotes = false
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]
    if (segment === undefined) continue
    const last = texts.length === 0
    const before = draft.evidence.length
    const late = last && index >= 2 && !(isYear(segments[index - 1]) && startsWithYear(segment))
    const left = readSegment(segment, {
      hints,
      draft,
      asides,
      scene,
      late,
      first: index === 0,
      mayTellKind: index > 0 || segments.length > 2,
      only: segments.length === 1,
    })
    if (last && left.length > 0) endsInNotes = segment.pieces.at(-1)?.bracket === '[' && draft.evidence.length > before
    texts = [...left.map(withoutTranslation), ...texts]
  }
  const fields = joined(withWantedTitle(texts.length === 1 ? atSlash(texts[0] ?? '') : texts, hints))
  return { fields: fields.map((one) => new Field(one, hints, draft.series)), asides, endsInNotes }
}

/** "David McCullough - 2014 - 1776 (64k)": behind a year another one is the title. */
function isYear(segment: Segment | undefined): boolean {
  return segment?.pieces.length === 1 && startsWithYear(segment)
}

function startsWithYear({ pieces }: Segment): boolean {
  return yearOfWord(pieces[0]?.text ?? '') !== null
}

/** "The Martian / Andy Weir", where no other separator stands. */
function atSlash(text: string): string[] {
  return text.split(' / ').filter((part) => part.trim() !== '')
}

/** Neighbours that make the wanted title together are one field: "2001 - A Space Odyssey". */
function withWantedTitle(texts: string[], hints: PreparedHints): string[] {
  if (hints.titles.size === 0) return texts
  for (let at = 0; at + 1 < texts.length; at++) {
    const pair = `${texts[at]}: ${texts[at + 1]}`
    if (isWantedTitle(pair, hints)) return [...texts.slice(0, at), pair, ...texts.slice(at + 2)]
  }
  return texts
}

function joined(texts: string[]): string[] {
  if (texts.length <= mostFields) return texts
  return [...texts.slice(0, mostFields - 1), texts.slice(mostFields - 1).join(' - ')]
}

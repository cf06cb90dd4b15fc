import { addFacts, note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { kindPhrases } from './release-kind-phrases.ts'
import { readKind } from './release-kinds.ts'
import { isPart } from './release-part.ts'
import { namesScore } from './release-names.ts'
import { narratorIn } from './release-narrator.ts'
import { phraseIn } from './release-phrases.ts'
import { positionOf } from './release-position.ts'
import { addTags } from './release-trailing.ts'
import { tagEndingAt, tagsOf } from './release-tags.ts'
import { wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** Reads the content of brackets; true when it was a note and not a part of the title. */
export type NoteRule = (content: Note, draft: ReleaseDraft) => boolean

/** The content of brackets. */
export interface Note {
  text: string
  words: readonly Word[]
}

/** Between notes; "@" only where it stands alone, as "mp3@64" is one word. */
const joints = /[/,|;+•·]+| @ /g

/** In this order; the first rule that knows the content takes it. */
const rules: readonly NoteRule[] = [
  readTags,
  readNarrator,
  readTranslator,
  readPartNote,
  readSeries,
  readSeriesName,
  readKind,
  readEdition,
  readPublisher,
  readMixed,
]

/** Reads one pair of brackets; false when no rule knows its content. */
export function readNote(text: string, draft: ReleaseDraft): boolean {
  const content = noteOf(text)
  return rules.some((rule) => rule(content, draft))
}

function noteOf(text: string): Note {
  return { text, words: wordsOf(text) }
}

/** "ENG / M4B", "MP3 64kbps", "2012", "Unabridged", "VIP": nothing but notes on the edition. */
function readTags({ text }: Note, draft: ReleaseDraft): boolean {
  const tags = tagsOf(wordsOf(text.replace(joints, ' ')), true)
  if (tags === null) return false
  addTags(tags, text, draft)
  return true
}

/** "read by Stephen Fry", "Narrator: Jim Dale". */
function readNarrator({ text }: Note, draft: ReleaseDraft): boolean {
  const credit = narratorIn(text)
  if (credit === null || credit.before !== '') return false
  draft.narrator ??= credit.narrator
  note(draft, 'release.narrator', ['narrator'], text)
  return true
}

/** "1 of 3", "Part 2": looked for before series, since "CD 2" is no volume. */
function readPartNote(content: Note, draft: ReleaseDraft): boolean {
  return isPart(content.words) && readKind(content, draft)
}

/** Numbered things that are no volumes: "version 3", "Chapter 12". */
const noVolumes = new Set('version edition chapter chapters track tracks take season rev release'.split(' '))

/** "translated by Ken Liu", "trans. Ken Liu". */
function readTranslator({ text, words }: Note, draft: ReleaseDraft): boolean {
  if (
    !['trans', 'tr', 'translated', 'translator', 'translation', 'foreword', 'introduction'].includes(
      words[0]?.key ?? '',
    ) ||
    words.length < 2
  )
    return false
  note(draft, 'release.edition', [], text)
  return true
}

/** "Stormlight Archive 02", "Discworld, Book 7", "#3", "Book 2 of The Expanse". */
function readSeries({ text, words }: Note, draft: ReleaseDraft): boolean {
  const position = positionOf(words)
  if (position === null || (position.series === null && !position.marked && !position.padded && !position.range))
    return false
  if (position.series !== null && isBroadcaster(position.series)) return false
  if (noVolumes.has(position.series?.toLowerCase() ?? '')) return true
  if (draft.sequence === null) {
    draft.series = position.series ?? draft.series
    draft.sequence = position.sequence
  }
  if (position.range) draft.collection = true
  note(draft, 'release.series', ['series', 'sequence'], text)
  return true
}

/** The number in "BBC Radio 4" is no volume. */
function isBroadcaster(series: string): boolean {
  return phraseIn(wordsOf(series), kindPhrases.dramatized, 'whole') !== null
}

const seriesWords = new Set('series trilogy saga chronicles cycle duology quartet novels universe mysteries'.split(' '))

/** "Farseer Trilogy", "The Earthsea Cycle": the series without a number, after a title. */
function readSeriesName({ text, words }: Note, draft: ReleaseDraft): boolean {
  const complete = words.some((word) => word.key === 'complete' || word.key === 'entire' || word.key === 'full')
  if (complete || words.length < 2 || !seriesWords.has(words.at(-1)?.key ?? '')) return false
  draft.series ??= text
  note(draft, 'release.series', ['series'], text)
  return true
}

/** "10th Anniversary Edition", "Deluxe Edition", "UK Version". */
function readEdition({ text, words }: Note, draft: ReleaseDraft): boolean {
  const last = words.at(-1)?.key
  if (last !== 'edition' && last !== 'version' && last !== 'release' && last !== 'production') return false
  for (const word of words) addFacts(draft, tagEndingAt([word], 1, false)?.facts ?? {})
  note(draft, 'release.edition', [], text)
  return true
}

const publisherEndings = new Set(
  'audio studios books publishing media press audiobooks productions theater theatre house recordings'.split(' '),
)

/** "Recorded Books", "Penguin Audio". */
function readPublisher({ text, words }: Note, draft: ReleaseDraft): boolean {
  if (!isPublisher(words)) return false
  note(draft, 'release.edition', [], text)
  return true
}

function isPublisher(words: readonly Word[]): boolean {
  return words.length > 1 && publisherEndings.has(words.at(-1)?.key ?? '')
}

/** "Scott Brick, 2022, MP3": notes among which a person is the narrator. */
function readMixed({ text }: Note, draft: ReleaseDraft): boolean {
  const items = text
    .split(/[,;|/]| - /)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items.length < 2 || items.length > 8) return false
  const others = items.filter((item) => tagsOf(wordsOf(item), true) === null && !isPublisher(wordsOf(item)))
  if (others.length === items.length) return false
  const people = others.filter((item) => narratorIn(item)?.before === '' || namesScore(item) > 0)
  if (
    people.length !== others.length &&
    !others.every((item) => people.includes(item) || positionOf(wordsOf(item)) !== null)
  )
    return false
  for (const item of items.toReversed())
    if (!people.includes(item) && !readTags(noteOf(item), draft)) readSeries(noteOf(item), draft)
  const names = people.map((item) => narratorIn(item)?.narrator ?? item)
  if (names.length > 0) draft.narrator ??= names.join(', ')
  note(draft, 'release.narrator_in_brackets', ['narrator'], text)
  return true
}

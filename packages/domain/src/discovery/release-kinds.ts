import { note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import type { EvidenceCode } from './evidence.ts'
import type { PreparedHints } from './release-hints.ts'
import { yearOfWord } from './release-figures.ts'
import { positionOf } from './release-position.ts'
import type { TitleFlag } from './title-types.ts'
import {
  dramaAnywhere,
  kindPhrases,
  sampleEndings,
  summaryAnywhere,
  summaryCredits,
  summaryOpenings,
} from './release-kind-phrases.ts'
import type { Kind } from './release-kind-phrases.ts'
import { isCount, isPart } from './release-part.ts'
import { phraseIn } from './release-phrases.ts'
import type { PhrasePlace, PhraseSet } from './release-phrases.ts'
import { mostNames } from './release-text.ts'
import { remembered } from './remembered.ts'
import { textOf, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

const codes: Readonly<Record<Kind, EvidenceCode>> = {
  dramatized: 'release.dramatized',
  summary: 'release.summary',
  sample: 'release.sample',
  comic: 'release.comic',
  music: 'release.music',
  collection: 'release.collection',
}

const kinds = Object.keys(kindPhrases).filter((kind): kind is Kind => kind in kindPhrases)

/** Reads brackets that tell the kind of a release: part, dramatisation, sample, summary, collection. */
export function readKind({ text, words }: { text: string; words: readonly Word[] }, draft: ReleaseDraft): boolean {
  if (isPart(words)) {
    draft.part = true
    note(draft, 'release.part', ['part'], text)
    markKinds(words, text, draft)
    return true
  }
  return markKinds(words, text, draft)
}

/** The longest field that is read as a note on the kind: "BBC Radio 4 Full Cast Drama". */
const longestKindField = 6

/** A field of its own that tells the kind: " - BBC Radio Drama", " - Sample". */
export function readKindField(words: readonly Word[], draft: ReleaseDraft): boolean {
  if (words.length > longestKindField) return false
  const text = textOf(words)
  if (isPart(words)) return readKind({ text, words }, draft)
  if (phraseIn(words, dramaAnywhere) !== null || phraseIn(words, kindPhrases.dramatized, 'whole') !== null)
    mark('dramatized', text, draft)
  else if (phraseIn(words, kindPhrases.sample, 'whole') !== null) mark('sample', text, draft)
  else if (phraseIn(words, kindPhrases.summary, 'whole') !== null || phraseIn(words, summaryCredits, 'start') !== null)
    mark('summary', text, draft)
  else if (phraseIn(words, kindPhrases.comic, 'whole') !== null) mark('comic', text, draft)
  else return false
  return true
}

/** "12 books" in brackets. */
const countedBooks = new Set(['books', 'audiobooks', 'novels', 'titles', 'volumes', 'book'])

function markKinds(words: readonly Word[], text: string, draft: ReleaseDraft): boolean {
  let known = false
  if (isCount(words[0]?.key ?? '') && words.length === 2 && countedBooks.has(words[1]?.key ?? '')) {
    mark('collection', text, draft)
    return true
  }
  for (const kind of kinds) {
    if (phraseIn(words, kindPhrases[kind]) === null) continue
    draft[kind] = true
    note(draft, codes[kind], [kind], text)
    known = true
  }
  if (draft.collection) readRange(words, draft)
  if (known) readYear(words, draft)
  return known
}

/** "Complete Series, Books 1-7" tells which volumes. */
function readRange(words: readonly Word[], draft: ReleaseDraft): void {
  const position = positionOf(words)
  if (position?.range === true) draft.sequence ??= position.sequence
}

/** "BBC Dramatisation, 1968" tells when it was made; a year among the words of a kind names nothing. */
function readYear(words: readonly Word[], draft: ReleaseDraft): void {
  const year = words.length > 1 ? yearOfWord(words.at(-1)?.key ?? '') : null
  if (year !== null) draft.year ??= year
}

/** Last words of a title that say "several books". */
const collectionEndings = new Set(
  'series collection trilogy duology tetralogy quartet quintet saga omnibus boxset compilation bundle anthology addendum complete'.split(
    ' ',
  ),
)

/** Series of a known number of volumes. */
export const countedSeries = new Set('duology trilogy tetralogy quartet quintet'.split(' '))

/** "The Mars Trilogy: Red Mars, Green Mars, Blue Mars" lists its volumes; "The Farseer Trilogy: Royal Assassin" is one. */
function listsVolumes(words: readonly Word[]): boolean {
  const name = words.findIndex(({ text, key }) => text.endsWith(':') && countedSeries.has(key))
  return name > 0 && words.slice(name + 2).some(({ text }) => text.endsWith(','))
}

/** Reads kinds from the text of a title, unless the wanted title holds the same words itself. */
export function readTitleKind(text: string, hints: PreparedHints, draft: ReleaseDraft): void {
  const words = wordsOf(text)
  const says = (set: PhraseSet, place?: PhrasePlace): boolean => isNews(phraseIn(words, set, place), hints)
  if (says(summaryAnywhere) || says(summaryOpenings, 'start')) mark('summary', text, draft)
  if (says(dramaAnywhere)) mark('dramatized', text, draft)
  if (says(sampleEndings, 'end')) mark('sample', text, draft)
  const last = words.at(-1)?.key ?? ''
  const ends = words.length > 1 && collectionEndings.has(last) && !hints.titleText.endsWith(` ${last} `)
  if (ends || says(kindPhrases.collection) || listsVolumes(words)) mark('collection', text, draft)
}

/** A phrase that the wanted title does not hold. */
function isNews(phrase: readonly string[] | null, hints: PreparedHints): boolean {
  return phrase !== null && !hints.titleText.includes(` ${phrase.join(' ')} `)
}

const flagKinds: Readonly<Partial<Record<TitleFlag, Kind>>> = {
  dramatized: 'dramatized',
  omnibus: 'collection',
  comic: 'comic',
  summary: 'summary',
  sample: 'sample',
}

/** Takes over what the rules of titles found, unless the wanted title says the same of itself. */
export function addFlag(flag: TitleFlag, text: string, hints: PreparedHints, draft: ReleaseDraft): void {
  const kind = flagKinds[flag]
  if (kind !== undefined && !hints.flags.has(flag)) mark(kind, text, draft)
  if (flag === 'part' && !hints.flags.has(flag)) draft.part = true
}

/** Publishers of summaries, wherever the name has them. */
export function readSummary(text: string, hints: PreparedHints, draft: ReleaseDraft): void {
  if (isNews(summaryPhrase(text), hints)) mark('summary', text, draft)
}

const summaryPhrase = remembered((text) => phraseIn(wordsOf(text), summaryAnywhere), mostNames)

function mark(kind: Kind, text: string, draft: ReleaseDraft): void {
  if (draft[kind]) return
  draft[kind] = true
  note(draft, codes[kind], [kind], text)
}

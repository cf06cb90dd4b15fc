import { note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import type { EvidenceCode } from './evidence.ts'
import type { PreparedHints } from './release-hints.ts'
import { positionOf } from './release-position.ts'
import type { TitleFlag } from './title-types.ts'
import { hasPhrase, textOf, wordKey, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

type Kind = 'dramatized' | 'summary' | 'sample' | 'comic' | 'music' | 'collection'

const codes: Readonly<Record<Kind, EvidenceCode>> = {
  dramatized: 'release.dramatized',
  summary: 'release.summary',
  sample: 'release.sample',
  comic: 'release.comic',
  music: 'release.music',
  collection: 'release.collection',
}

function phrases(list: string): string[][] {
  return list.split(',').map((phrase) => phrase.trim().split(/\s+/).map(wordKey))
}

/** Phrases that tell the kind of a release wherever they stand in brackets or as a part of the name. */
const kindPhrases: Readonly<Record<Kind, string[][]>> = {
  dramatized:
    phrases(`dramatized, dramatised, dramatization, dramatisation, dramatizations, graphicaudio, graphic audio, full cast drama, full-cast drama, full-cast dramatization,
    full-cast dramatisation, full cast dramatization, full cast dramatisation, radio drama, radio play, audio drama, audio play, audiodrama, radio dramatization, bbc radio, bbc drama,
    bbc audio drama, radio 4, radio adaptation, radio full-cast, drama, horspiel, horspiele, hoorspel, a movie in your mind, big finish, theatre works, full cast, full-cast, fullcast, multicast, multi-cast, audioplay`),
  summary:
    phrases(`summary, summaries, instaread, sparknotes, cliffsnotes, cliffnotes, cliff notes, blinkist, bookrags, supersummary, bookcaps, bookhabits, litcharts, readtrepreneur, quickread, study guide, reading guide, readers guide, reader's guide, discussion guide,
    conversation starters, key takeaways, analysis and review, summary and analysis, book analysis, workbook, companion guide, quick read, getabstract, in 15 minutes, in 30 minutes, book review, trivia-on-books, trivia`),
  sample: phrases(
    `sample, samples, excerpt, excerpts, preview, extract, sneak peek, sneak preview, teaser, free chapter, first chapter, promo`,
  ),
  comic: phrases(`graphic novel, graphic novels, comic, comics, manga, comic book`),
  music: phrases(
    `soundtrack, ost, original score, film score, score, motion picture soundtrack, instrumental, karaoke`,
  ),
  collection:
    phrases(`box set, boxset, boxed set, box-set, complete series, complete collection, complete trilogy, complete saga, complete set, complete works, full series, entire series, whole series, omnibus,
    megapack, mega pack, audiobook pack, book pack, all books, book bundle, audiobook collection, books collection, novels collection, gesamtausgabe, integrale`),
}
const kinds = Object.keys(kindPhrases).filter((kind): kind is Kind => kind in kindPhrases)

/** Reads brackets that tell the kind of a release: part, dramatisation, sample, summary, collection. */
export function readKind({ text, words }: { text: string; words: Word[] }, draft: ReleaseDraft): boolean {
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
export function readKindField(words: Word[], draft: ReleaseDraft): boolean {
  if (words.length > longestKindField) return false
  const text = textOf(words)
  if (isPart(words)) return readKind({ text, words }, draft)
  if (dramaAnywhere.some((phrase) => hasPhrase(words, phrase)) || isWhole(words, kindPhrases.dramatized))
    mark('dramatized', text, draft)
  else if (isWhole(words, kindPhrases.sample)) mark('sample', text, draft)
  else if (isWhole(words, kindPhrases.summary)) mark('summary', text, draft)
  else if (isWhole(words, kindPhrases.comic)) mark('comic', text, draft)
  else return false
  return true
}

/** "12 books" in brackets. */
const countedBooks = new Set(['books', 'audiobooks', 'novels', 'titles', 'volumes', 'book'])

function isWhole(words: readonly Word[], list: readonly (readonly string[])[]): boolean {
  return list.some((phrase) => phrase.length === words.length && hasPhrase(words, phrase))
}

function markKinds(words: Word[], text: string, draft: ReleaseDraft): boolean {
  let known = false
  if (isCount(words[0]?.key ?? '') && words.length === 2 && countedBooks.has(words[1]?.key ?? '')) {
    mark('collection', text, draft)
    return true
  }
  for (const kind of kinds) {
    if (!kindPhrases[kind].some((phrase) => hasPhrase(words, phrase))) continue
    draft[kind] = true
    note(draft, codes[kind], [kind], text)
    known = true
  }
  if (draft.collection) readRange(words, draft)
  return known
}

/** "Complete Series, Books 1-7" tells which volumes. */
function readRange(words: Word[], draft: ReleaseDraft): void {
  const position = positionOf(words)
  if (position?.range === true) draft.sequence ??= position.sequence
}

const parts = new Set([
  'part',
  'parts',
  'pt',
  'pts',
  'disc',
  'disk',
  'discs',
  'cd',
  'side',
  'teil',
  'teile',
  'partie',
  'parte',
  'deel',
  'del',
  'half',
  'часть',
])

/** "1 of 3", "Part 3 of 5", "Parts 1 & 2", "CD2", "1/3"; not "Book 1 of 3", which is a place in a series. */
export function isPart(words: readonly Word[]): boolean {
  const [first, second, third] = words
  if (first === undefined) return false
  if (
    isCount(first.key) &&
    (second?.key === 'of' || second?.key === 'von' || second?.key === 'de') &&
    isCount(third?.key ?? '') &&
    words.length === 3
  )
    return true
  if (words.length === 1)
    return /^\d{1,2}(?:\/|of)\d{1,2}$/.test(first.key) || /^(?:part|pt|cd|disc)\d{1,2}$/.test(first.key)
  return (
    parts.has(first.key) &&
    (isCount(second?.key ?? '') ||
      /^(?:one|two|three|four|five|six|i|ii|iii|iv|v|vi|\d{1,2}[-/]\d{1,2})$/.test(second?.key ?? ''))
  )
}

function isCount(key: string): boolean {
  return /^\d{1,2}$/.test(key)
}

/** Phrases that tell a summary in running text, where "analysis" or "workbook" alone are words of titles. */
const summaryOpenings =
  phrases(`summary of, a summary of, summary, study guide, a study guide, analysis of, workbook for, workbook, conversation starters on, key takeaways from, trivia-on-books, guide to reading,
  instaread on, review of, companion to, sidekick to`)
const summaryAnywhere =
  phrases(`instaread, sparknotes, cliffsnotes, cliffnotes, blinkist, bookrags, summary & analysis, summary and analysis, summary analysis, study guide, conversation starters, key takeaways, summary review,
  summary & review, book summary, supersummary, bookhabits, getabstract, litcharts, readtrepreneur`)
/** Phrases that tell a dramatisation in running text. */
const dramaAnywhere =
  phrases(`dramatized, dramatised, dramatization, dramatisation, graphicaudio, graphic audio, full cast drama, full-cast drama, radio drama, radio play, audio drama, audio play,
  bbc radio, bbc drama, horspiel, a movie in your mind`)
const sampleEndings = phrases('sample, excerpt, preview, sneak peek, teaser')
/** Last words of a title that say "several books". */
const collectionEndings = new Set([
  'series',
  'collection',
  'trilogy',
  'duology',
  'tetralogy',
  'quartet',
  'quintet',
  'saga',
  'omnibus',
  'boxset',
  'compilation',
  'bundle',
  'anthology',
  'addendum',
  'complete',
])

/** Reads kinds from the text of a title and takes their words away, unless the wanted title holds them itself. */
export function readTitleKind(text: string, hints: PreparedHints, draft: ReleaseDraft): string {
  const words = wordsOf(text)
  const wanted = hints.titleText
  const found = (phrase: readonly string[]): boolean =>
    hasPhrase(words, phrase) && !wanted.includes(` ${phrase.join(' ')} `)
  if (
    summaryAnywhere.some(found) ||
    summaryOpenings.some((phrase) => hasPhrase(words.slice(0, phrase.length), phrase) && found(phrase))
  )
    mark('summary', text, draft)
  if (dramaAnywhere.some(found)) mark('dramatized', text, draft)
  if (sampleEndings.some((phrase) => hasPhrase(words.slice(-phrase.length), phrase) && found(phrase)))
    mark('sample', text, draft)
  const last = words.at(-1)?.key ?? ''
  if (words.length > 1 && collectionEndings.has(last) && !wanted.endsWith(` ${last} `)) mark('collection', text, draft)
  if (kindPhrases.collection.some(found)) mark('collection', text, draft)
  return textOf(words)
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
  const words = wordsOf(text)
  if (summaryAnywhere.some((phrase) => hasPhrase(words, phrase) && !hints.titleText.includes(` ${phrase.join(' ')} `)))
    mark('summary', text, draft)
}

function mark(kind: Kind, text: string, draft: ReleaseDraft): void {
  if (draft[kind]) return
  draft[kind] = true
  note(draft, codes[kind], [kind], text)
}

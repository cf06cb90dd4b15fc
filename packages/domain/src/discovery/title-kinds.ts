import type { PersonName } from './name.ts'
import { foldText } from './normalize.ts'
import { PhraseIndex } from './phrase-index.ts'
import { isRange } from './sequence.ts'
import { bracketGroups } from './title-brackets.ts'
import { partBefore } from './title-part.ts'
import { isPerson } from './title-people.ts'
import type { ParsedTitle, TitleFlag } from './title-types.ts'
import { phrases } from './title-vocabulary.ts'
import { textOfWords, titleWords, untied } from './title-words.ts'

/** The texts that a title was read from, and who wrote it. */
interface ReadTexts {
  title: unknown
  subtitle: unknown
  people: readonly PersonName[]
}

/** Kinds that wording inside the title tells: "… Boxed Set", "Summary of …", "…: The Graphic Novel", "…, Part 2". */
export function readKinds(parsed: ParsedTitle, { title, subtitle, people }: ReadTexts): ParsedTitle {
  const folded = foldText(title)
  const name = foldText(parsed.title)
  if (folded.length >= shortestPhrase) {
    readPhrases(parsed, 'title', folded)
    if (endsWithCollection(name) || countsNovels(folded) || listsTitles(title, parsed, people))
      add(parsed, 'omnibus', 'title', 'collection')
  }
  if (subtitle) readPhrases(parsed, 'subtitle', foldText(subtitle))
  if (isSampler(foldText(parsed.title))) add(parsed, 'sample', 'title', parsed.title)
  if (isRange(parsed.sequence)) add(parsed, 'omnibus', 'title', parsed.sequence?.text ?? '')
  if (listsVolumes(parsed)) add(parsed, 'omnibus', 'subtitle', parsed.subtitle ?? '')
  readPart(parsed)
  return parsed
}

function readPhrases(parsed: ParsedTitle, place: 'title' | 'subtitle', folded: string): void {
  if (folded.length < shortestPhrase) return
  for (const { phrase, value } of phraseIndex.findAll(folded))
    if (isKind(value, place, folded)) add(parsed, value, place, phrase)
}

const phraseIndex = new PhraseIndex(phrases)
const shortestPhrase = 5

function isSampler(folded: string): boolean {
  return folded.endsWith(' sampler') || folded.endsWith(' free preview')
}

/** In a subtitle "A Slice of Life Light Novel" describes; a light novel's own title page says so alone. */
function isKind(flag: TitleFlag, place: 'title' | 'subtitle', folded: string): boolean {
  return flag !== 'lightNovel' || (place === 'title' ? folded.endsWith(' light novel') : false)
}

const counted =
  / (?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:complete |great |classic |full |bestselling )?(?:novels|books|volumes) (?:in (?:1|one) |collection |set |bundle |boxed |box |complete )?/
const inOne = / (?:in one volume|in 1 volume|books in (?:1|one)|novels in (?:1|one)|book bundle|bundle) /

/** Without one of these no collection is named. */
const wordOfCollections = /novels|books|volume|bundle/

/** "Three Complete Novels", "2 Books in 1", "Five Novels in One Volume", "…: Bundle". */
function countsNovels(text: string): boolean {
  if (!wordOfCollections.test(text)) return false
  const folded = ` ${text} `
  if (inOne.test(folded)) return !folded.startsWith(' bundle ')
  const count = counted.exec(folded)
  return count !== null && (count[0].split(' ').length > 4 || folded.endsWith(count[0]))
}

/**
 * "Emma / Northanger Abbey": titles with a slash between spaces. Library catalogues write "Emma / Jane Austen": there the
 * author is taken off the title.
 */
function listsTitles(text: unknown, parsed: ParsedTitle, people: readonly PersonName[]): boolean {
  if (typeof text !== 'string' || !text.includes(' / ') || !withoutNotes(text).includes(' / ')) return false
  const at = parsed.title.lastIndexOf(' / ')
  if (at <= 0 || !isPerson(parsed.title.slice(at + 3), people)) return true
  parsed.title = parsed.title.slice(0, at).trimEnd()
  return parsed.title.includes(' / ')
}

/** "Mistborn Trilogy: The Final Empire, The Well of Ascension, The Hero of Ages" lists what it holds. */
function listsVolumes({ title, subtitle, sequence }: ParsedTitle): boolean {
  return sequence === null && subtitle?.includes(', ') === true && countedSeries.test(title)
}

const countedSeries = / (?:duology|trilogy|tetralogy|quartet|quintet)$/iu

/** The text without what stands in brackets: "(Chi's Sweet Home / チーズスイートホーム)" says one name twice. */
function withoutNotes(text: string): string {
  let out = ''
  let at = 0
  for (const { start, end } of bracketGroups(text)) {
    out += text.slice(at, start)
    at = end
  }
  return out + text.slice(at)
}

function endsWithCollection(folded: string): boolean {
  return folded.endsWith(' collection') && folded.split(' ').length >= shortestCollection
}

/** "The Collection" is a title; "The Little House Collection" holds several works. */
const shortestCollection = 3

/** One word behind "of", as a part of several ends. */
const countedEnd = / of \S+$/i

/** "…, Part 1 of 2" behind a title. "Part 2" alone stays in the title: it may be the name of a book. */
function readPart(parsed: ParsedTitle): void {
  if (parsed.part !== null || !countedEnd.test(parsed.title)) return
  const words = titleWords(parsed.title)
  const found = partBefore(words, words.length)
  if (found === null || found.start === 0 || found.parts === null) return
  const rest = untied(textOfWords(words, 0, found.start))
  if (foldText(rest) === '') return
  add(parsed, 'part', 'title', textOfWords(words, found.start))
  parsed.part = found.part
  parsed.parts = found.parts
  parsed.title = rest
}

function add(parsed: ParsedTitle, flag: TitleFlag, place: 'title' | 'subtitle', text: string): void {
  if (parsed.flags.includes(flag)) return
  parsed.flags.push(flag)
  parsed.found.push({ field: flag, place, text })
}

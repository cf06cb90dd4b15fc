import { listOf } from './given-values.ts'
import { cleanText, foldText, titleKey } from './normalize.ts'
import { parseTitle } from './title.ts'
import { titleWords } from './title-words.ts'
import { volumeMark } from './volume-mark.ts'
import { splitNames } from './release-names.ts'
import type { ReleaseHints } from './release-types.ts'
import { mostTexts, wordsOf } from './release-words.ts'
import { remembered } from './remembered.ts'

/** Hints made ready for comparing: folded once for all releases of a search. */
export interface PreparedHints {
  /** Folded title, alone and with its subtitle; empty when unknown. */
  titles: ReadonlySet<string>
  /** Texts shorter or longer than these cannot fold to a wanted title: most are never folded. */
  shortestTitle: number
  longestTitle: number
  authors: readonly HintName[]
  series: ReadonlySet<string>
  seriesNames: readonly string[]
  /** What the wanted title says of itself: an omnibus may be wanted. */
  flags: ReadonlySet<string>
  /** All words of the wanted title, folded. */
  titleText: string
  /** The folded title, without and with its subtitle. */
  plainTitles: ReadonlySet<string>
  /** Words of the wanted title that carry meaning; none when the title has a single word. */
  titleWords: ReadonlySet<string>
}

interface HintName {
  name: string
  key: string
  words: readonly string[]
}

/** Articles, brackets and punctuation that folding takes away are shorter than this beside the title. */
const longestMark = 20

const noHints: PreparedHints = {
  shortestTitle: 1,
  longestTitle: 0,
  titles: new Set(),
  authors: [],
  series: new Set(),
  seriesNames: [],
  flags: new Set(),
  titleText: '',
  plainTitles: new Set(),
  titleWords: new Set(),
}
const prepared = new WeakMap<ReleaseHints, PreparedHints>()

/** Folds the hints; the same object is folded once. */
export function prepareHints(hints: ReleaseHints | undefined): PreparedHints {
  if (typeof hints !== 'object' || hints === null) return noHints
  const known = prepared.get(hints)
  if (known !== undefined) return known
  const made = fold(cleanHints(hints))
  prepared.set(hints, made)
  return made
}

/** Hints whose texts are texts, and whose lists are lists of what has a name. */
interface CleanHints {
  title: string
  subtitle: string
  authors: string[]
  series: { name: string; sequence: string }[]
}

/** What is left of hints that come from data of any shape. */
function cleanHints({ title, subtitle, authors, series }: ReleaseHints): CleanHints {
  return {
    title: givenText(title),
    subtitle: givenText(subtitle),
    authors: givenNames(authors),
    series: listOf(series)
      .map((one) => ({ name: givenText(fieldOf(one, 'name')), sequence: givenText(fieldOf(one, 'sequence')) }))
      .filter(({ name }) => name !== ''),
  }
}

/** The names in a list of people, several in one entry apart. */
export function givenNames(authors: unknown): string[] {
  return listOf(authors).flatMap((author) =>
    splitNames(givenText(typeof author === 'object' ? fieldOf(author, 'name') : author)),
  )
}

function givenText(value: unknown): string {
  return typeof value === 'string' ? value : cleanText(value)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : null
}

/** "The Primal Hunter 5", the fifth of The Primal Hunter: a volume without a title of its own has that of its series. */
function titleOf({ title, series }: CleanHints): string {
  const own = series.find(
    ({ name, sequence }) => sequence !== '' && titleKey(title) === titleKey(`${name} ${sequence}`),
  )
  return own === undefined ? title : own.name
}

/** "Overlord, Vol. 5" is wanted by the name and the number: a release that has both is read as one of the series, too. */
function nameOfVolume(title: string): string | null {
  if (volumeMark(titleWords(title)) === null) return null
  const { title: name, titled, series, sequence } = parseTitle(title)
  return titled || series === null || sequence === null ? null : name
}

function fold(hints: CleanHints): PreparedHints {
  const { series } = hints
  const title = titleOf(hints)
  const whole = hints.subtitle === '' ? title : `${title} ${hints.subtitle}`
  const colon = title.indexOf(':')
  const volume = nameOfVolume(title)
  const titles = new Set(
    (volume === null ? [title, whole, colon > 0 ? title.slice(0, colon) : title] : [volume])
      .map(titleKey)
      .filter((key) => key !== ''),
  )
  const authors = hints.authors.map(hintName)
  const lengths = [...titles].map((key) => key.length)
  return {
    titles,
    shortestTitle: Math.min(...lengths, longestMark) / 2,
    longestTitle: Math.max(...lengths, 0) * 2 + longestMark,
    authors: authors.filter((author) => author.words.length > 0),
    series: new Set(series.map((one) => seriesKey(one.name)).filter((key) => key !== '')),
    seriesNames: series.map((one) => one.name),
    flags: new Set(parseTitle(title, { subtitle: hints.subtitle }).flags),
    titleText: ` ${titleKey(whole)} `,
    plainTitles: new Set([titleKey(title), titleKey(whole)]),
    titleWords: meaningfulWords(titleKey(whole)),
  }
}

const smallWords = new Set('the a an of and in to for on at from with by or is'.split(' '))

function meaningfulWords(folded: string): Set<string> {
  const words = folded.split(' ')
  return new Set(words.length === 1 ? [] : words.filter((word) => !smallWords.has(word)))
}

/** A name in words, remembered: the authors of a search are compared with the names of all its releases. */
const hintName = remembered((name: string): Readonly<HintName> => {
  const words = wordsOf(name.replaceAll('.', ' ').replaceAll(',', ' '))
    .map((word) => word.key)
    .filter((key) => key !== '')
  return { name, key: words.join(''), words }
}, mostTexts)

/** A series name without article and without "series" at its end. */
export function seriesKey(name: string): string {
  return titleKey(name).replace(/ (?:series|saga|novels)$/, '')
}

/** The wanted author that a name means, by all its words in any order or by initials of the given names. */
export function wantedAuthor(name: string, hints: PreparedHints): string | null {
  if (hints.authors.length === 0) return null
  const given = hintName(name)
  for (const author of hints.authors) if (isSameName(author, given)) return author.name
  return null
}

function isSameName(author: HintName, { key, words }: HintName): boolean {
  if (words.length === 0) return false
  if (key === author.key) return true
  const family = author.words.at(-1) ?? ''
  if (words.at(-1) === family) return agree(author.words.slice(0, -1), words.slice(0, -1))
  if (words[0] === family && words.length > 1) return agree(author.words.slice(0, -1), words.slice(1))
  return false
}

/** Given names agree when each is the other's, or its initial; middle names may be left out. */
function agree(wanted: readonly string[], given: readonly string[]): boolean {
  const first = wanted[0]
  const other = given[0]
  if (first === undefined || other === undefined) return wanted.length === given.length
  const [a, b] = [initials(wanted), initials(given)]
  if (first === other) return true
  const abbreviated = first.length === 1 || other.length === 1 || given.length === 1
  return abbreviated && (a === b || a === other || b === first || (first.charAt(0) === other && given.length === 1))
}

function initials(names: readonly string[]): string {
  return names.map((name) => name.charAt(0)).join('')
}

/** Whether a text is the wanted title, or the wanted title with its subtitle. */
export function isWantedTitle(text: string, hints: PreparedHints): boolean {
  return text.length >= hints.shortestTitle && text.length <= hints.longestTitle && hints.titles.has(titleKey(text))
}

export function isWantedSeries(text: string, hints: PreparedHints): boolean {
  return hints.series.size > 0 && hints.series.has(seriesKey(text))
}

/** Wanted authors whose full names stand anywhere in a text, also as "Robert Jordan's". */
export function wantedAuthorsIn(text: string, hints: PreparedHints): string[] {
  if (hints.authors.length === 0) return []
  const folded = ` ${foldText(text.replaceAll("'s ", ' ').replaceAll('’s ', ' '))} `
  return hints.authors
    .filter((author) => author.words.length > 1 && folded.includes(` ${foldText(author.name)} `))
    .map((author) => author.name)
}

/** A name as written, or as the wanted author's when it holds the same words in another order ("Weir Andy"). */
export function inWantedOrder(name: string, hints: PreparedHints): string {
  if (hints.authors.some((author) => author.name === name)) return name
  if (hints.authors.length === 0) return name
  const words = sortedWords(name)
  const author = hints.authors.find((one) => sortedWords(one.name) === words)
  return author === undefined || foldText(author.name) === foldText(name) ? name : author.name
}

/** The folded words of a name in the order of the alphabet. */
const sortedWords = remembered((name) => foldText(name).split(' ').toSorted().join(' '), mostTexts)

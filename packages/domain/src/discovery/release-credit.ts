import type { Field } from './release-field.ts'
import { wantedAuthor } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { namesScore, personScore, splitNames, surelyPerson } from './release-names.ts'
import { positionOf } from './release-position.ts'
import type { Position } from './release-position.ts'
import { tagEndingAt } from './release-tags.ts'
import { textOf, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** A title and the authors that "by" gives it. */
export interface Credit {
  title: string
  authors: string[]
  /** The place in a series that follows the names. */
  place?: Position | null
}

/**
 * "Title by A, B": the last "by" that names follow. MyAnonamouse names through Prowlarr end with a bracket of language and
 * file type right after the names (`certain`): there, any words after the last "by" are the authors.
 */
export function creditIn(words: readonly Word[], hints: PreparedHints, certain: boolean): Credit | null {
  let first: Credit | null = null
  for (let at = words.length - 2; at >= 0; at--) {
    if (words[at]?.key !== 'by') continue
    const credit = creditAt(words, at, certain)
    if (credit.authors.some((name) => wantedAuthor(name, hints) !== null)) return credit
    first ??= credit
  }
  if (first === null) return null
  return certain || areNames(first.authors) ? first : null
}

function creditAt(words: readonly Word[], at: number, listed: boolean): Credit {
  let end = at
  while (end > 0 && isCreditVerb(words[end - 1])) end--
  const title = textOf(words, 0, end).replace(/[,;:]$/, '')
  const behind = placeBehindNames(words, at + 2)
  const names = textOf(words, at + 1, behind?.from ?? namesEnd(words, at + 2)).replace(
    behind === null ? '' : /[.,]$/,
    '',
  )
  return { title, authors: splitNames(names, listed).map(straightName), place: behind?.position ?? null }
}

/** "by Jodi Taylor. The Chronicles of St Mary's, Book 3.", "by Robin Hobb, Book 1 of The Farseer Trilogy": the place in a series behind the names. */
function placeBehindNames(words: readonly Word[], from: number): { from: number; position: Position } | null {
  let tries = 0
  for (let at = from; at < words.length - 1 && tries < mostSentences; at++) {
    if (!endsSentence(words[at - 1]) && !(words[at - 1]?.text.endsWith(',') === true && words[at]?.key === 'book'))
      continue
    tries++
    const position = positionOf(wordsOf(textOf(words, at).replace(/\.$/, '')))
    if (position !== null && position.series !== null && (position.marked || position.padded))
      return { from: at, position }
  }
  return null
}

/** Names of authors that end in a full stop more often are no names: the search stays short whatever the text. */
const mostSentences = 4

/** "Taylor." ends the names; the point of "J.", "St." and "Jr." belongs to them. */
function endsSentence(word: Word | undefined): boolean {
  return word !== undefined && word.text.endsWith('.') && word.text.length > longestAbbreviation
}

/** "Jr.", "Sr.", "St.", "Dr.", "Ph.": names are seldom shorter. */
const longestAbbreviation = 3

/** "by James Clear Audiobook 160MB": names end where a note on the recording begins. */
function namesEnd(words: readonly Word[], from: number): number {
  for (let at = from; at < words.length; at++) {
    const tag = tagEndingAt(words, at + 1, false)
    if (tag !== null && tag.strong && at + 1 - tag.length >= from) return at + 1 - tag.length
  }
  return words.length
}

function isCreditVerb(word: Word | undefined): boolean {
  return word?.key === 'written' || word?.key === 'authored' || word?.text === '-'
}

/** "Last, First" is turned around before names are compared or shown. */
export function straightName(name: string): string {
  return name.replace(/ ?\((?:author|editor|ed\.?|narrator|translator)\)$/i, '').trim()
}

/** Every name has to look like a person; one short word alone ("by Me") is none. */
function areNames(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => personScore(wordsOf(name)) >= 0)
}

/** A wanted author at the start or end of a field without separators: "Brandon Sanderson The Way of Kings". */
export function wantedAuthorIn(field: Field, hints: PreparedHints): Credit | null {
  for (const author of hints.authors) {
    const length = author.words.length
    const keys = field.words.map((word) => word.key.replaceAll('.', ''))
    const rest = (from: number, to: number): string => textOf(field.words, from, to).replace(/^[,;:]\s*|[,;:]$/g, '')
    if (keys.length <= length) continue
    if (sameWords(keys, 0, author.words)) return { title: rest(length, keys.length), authors: [author.name] }
    if (sameWords(keys, keys.length - length, author.words))
      return { title: rest(0, keys.length - length), authors: [author.name] }
    const turned = [author.words.at(-1) ?? '', ...author.words.slice(0, -1)]
    if (sameWords(keys, 0, turned)) return { title: rest(length, keys.length), authors: [author.name] }
  }
  return null
}

function sameWords(keys: readonly string[], from: number, wanted: readonly string[]): boolean {
  return wanted.every((word, index) => keys[from + index] === word)
}

/** "Percy Jackson 1-The Lightning Thief". */
const tiedNumber = /(\d)-(?=\p{Lu})/u

/** Beside a hyphen, names have to look likely, since hyphens stand in titles, too. */
const likelyAtHyphen = 1.5
/** What a wanted author scores there. */
export const wantedOnly = 8

/** "Lee Child-The Affair": a hyphen without spaces between names and a title. */
export function creditAtHyphen(text: string, hints: PreparedHints, lowest = likelyAtHyphen): Credit | null {
  let best: { credit: Credit; score: number } | null = null
  for (
    let at = text.indexOf('-', 1), tries = 0;
    at > 0 && at < text.length - 1 && tries < 8;
    at = text.indexOf('-', at + 1), tries++
  ) {
    for (const [names, title, place] of [
      [text.slice(0, at), text.slice(at + 1), 0.5],
      [text.slice(at + 1), text.slice(0, at), 0],
    ] as const) {
      const authors = splitNames(names.trim())
      const score =
        place + (authors.some((name) => wantedAuthor(name, hints) !== null) ? wantedOnly : namesScore(names.trim()))
      if (title.trim() !== '' && score >= lowest && score > (best?.score ?? 0))
        best = { credit: { title: title.trim().replace(tiedNumber, '$1 - '), authors }, score }
    }
  }
  return best?.credit ?? null
}

/** "The Martian, Andy Weir": a person after the last comma, where nothing else names the author. */
export function creditAtComma(text: string): Credit | null {
  const comma = text.lastIndexOf(', ')
  if (comma < 1) return null
  const name = text.slice(comma + 2)
  return personScore(wordsOf(name)) >= surelyPerson ? { title: text.slice(0, comma), authors: [name] } : null
}

/** "Terry Goodkind: Wizard's First Rule": a person before the first colon. */
export function creditAtColon(text: string): Credit | null {
  const colon = text.indexOf(': ')
  if (colon < 1) return null
  const name = text.slice(0, colon)
  return personScore(wordsOf(name)) >= surelyPerson ? { title: text.slice(colon + 2), authors: [name] } : null
}

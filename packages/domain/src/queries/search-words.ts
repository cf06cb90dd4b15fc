import { isbnOf } from '../discovery/isbn.ts'
import { foldText, longestText } from '../discovery/normalize.ts'

/** Scripts written without blanks: each sign is a word, so that a part of a title is found. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** A longer word is no word; the index would carry it for nothing. */
const longestWord = 60

/** A text as words for searching: folded, no accents, no punctuation. The same for what is stored and what is asked. */
export function searchWords(text: string | null | undefined): string[] {
  if (text == null || text === '') return []
  return pieces(text).flatMap((piece) => {
    const folded = foldText(piece).replace(unspaced, ' $& ')
    return folded.split(' ').flatMap((word) => (word === '' ? [] : [word.slice(0, longestWord)]))
  })
}

/** A text in parts that folding does not cut, apart at blanks where there are any. */
function pieces(text: string): string[] {
  if (text.length <= longestText) return [text]
  return text.match(new RegExp(String.raw`[\s\S]{1,${longestText}}(?!\S)|[\s\S]{1,${longestText}}`, 'gu')) ?? []
}

/**
 * The words of several texts, each once, as they are stored. Some are stored in a second way, in which people look for
 * them as well: initials joined ("J. R. R." as "jrr"), compounds joined ("Sci-Fi" as "scifi"), words without an elided
 * article ("L'Étranger" as "etranger"), and ISBNs as their bare digits.
 */
export function searchDocument(
  texts: readonly (string | null | undefined)[],
  isbn: string | null | undefined = null,
): string {
  const words = new Set<string>()
  for (const text of texts) {
    const plain = searchWords(text)
    for (const word of plain) words.add(word)
    for (const word of joinedInitials(plain)) words.add(word)
    for (const word of rewritten(text)) words.add(word)
  }
  for (const word of isbnWords(isbn)) words.add(word)
  return [...words].join(' ')
}

function joinedInitials(words: readonly string[]): string[] {
  const runs = words.map((word) => (word.length === 1 ? word : ' ')).join('')
  return runs.split(' ').filter((run) => run.length > 1)
}

const compound = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu
const elided =
  /(?<![\p{L}\p{N}'’])(?:[cdjlmnst]|qu|un|gl|all|dall|dell|nell|sull|lorsqu|puisqu)['’]([aeiouyhœæ][\p{L}\p{N}\p{M}]+)/giu

function rewritten(text: string | null | undefined): string[] {
  if (text == null) return []
  const joined = /[-\u2010\u2011]/u.test(text)
    ? (text.match(compound) ?? []).map((one) => one.replace(/[^\p{L}\p{N}]/gu, ''))
    : []
  const bare = /['’]/u.test(text) ? [...text.normalize('NFD').matchAll(elided)].map((match) => match[1] ?? '') : []
  return [...joined, ...bare].flatMap(searchWords)
}

/** The words that an ISBN is found by: as it is written without marks, and with 13 digits. */
export function isbnWords(isbn: string | null | undefined): string[] {
  if (isbn == null) return []
  const bare = isbn
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longestWord)
  return [...new Set([bare, isbnOf(isbn) ?? bare])].filter((word) => word !== '')
}

import { foldText } from '../discovery/normalize.ts'

/** Scripts written without blanks: each sign is a word, so that a part of a title is found. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** A longer word is no word; the index would carry it for nothing. */
const longestWord = 60

/** A text as words for searching: folded, no accents, no punctuation. The same for what is stored and what is asked. */
export function searchWords(text: string | null | undefined): string[] {
  if (text == null || text === '') return []
  const folded = foldText(text).replace(unspaced, ' $& ')
  return folded.split(' ').flatMap((word) => (word === '' ? [] : [word.slice(0, longestWord)]))
}

/** The words of several texts, each once, as they are stored. Initials are stored joined too: "J. R. R." as "jrr". */
export function searchDocument(texts: readonly (string | null | undefined)[]): string {
  return [...new Set(texts.map(searchWords).flatMap((words) => [...words, ...joinedInitials(words)]))].join(' ')
}

function joinedInitials(words: readonly string[]): string[] {
  const runs = words.map((word) => (word.length === 1 ? word : ' ')).join('')
  return runs.split(' ').filter((run) => run.length > 1)
}

import { isbnOf } from '../discovery/isbn.ts'
import { searchWords } from './search-words.ts'

/** More words than these are not looked for: no title has as many. */
const mostWords = 24

/** What looks like an ISBN with marks in it; only one with the right check digit is taken for one. */
const writtenIsbn = /(?<![\p{L}\p{N}])(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx](?![\p{L}\p{N}])/gu

/** The words of a query in their order; an ISBN is one word, however it is written. The last may be unfinished. */
export function queryWords(query: string): string[] {
  const plain = query.replace(writtenIsbn, (text) => isbnOf(text) ?? text)
  return searchWords(plain).slice(0, mostWords)
}

/** Neighbouring words written as one, and where they stand: "spider man" as "spiderman", "j r r" as "jrr". */
export interface JoinedWords {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Every way to write two neighbouring words, or a row of initials, as one word. */
export function joinedWords(words: readonly string[]): JoinedWords[] {
  const pairs = words.slice(1).map((word, at) => ({ word: `${words[at]}${word}`, from: at, to: at + 1 }))
  const rows: JoinedWords[] = []
  for (let from = 0; from < words.length; from += 1) {
    let to = from
    while (words[to + 1]?.length === 1 && words[from]?.length === 1) to += 1
    if (to - from > 1) rows.push({ word: words.slice(from, to + 1).join(''), from, to })
    from = to
  }
  return [...pairs, ...rows]
}

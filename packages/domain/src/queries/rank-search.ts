import { titleKey } from '../discovery/normalize.ts'
import { searchWords } from './search-words.ts'

/** What a hit is ranked by. */
export interface SearchHit {
  readonly id: number
  /** The title or name, folded; words apart by one blank. */
  readonly titleKey: string
}

/**
 * Orders hits for a query: the very title first, then titles that begin with it, titles that have all the words,
 * and those where some words stand elsewhere. Within each, whole words before beginnings of words, shorter titles
 * before longer ones. Pure: the same on every database.
 */
export function rankSearch<Hit extends SearchHit>(query: string, hits: readonly Hit[]): Hit[] {
  const words = searchWords(query)
  const key = titleKey(query)
  return hits
    .map((hit) => ({ hit, rank: rankOf(hit.titleKey, words, key) }))
    .toSorted((a, b) => b.rank - a.rank || byTitle(a.hit, b.hit))
    .map(({ hit }) => hit)
}

function byTitle(a: SearchHit, b: SearchHit): number {
  if (a.titleKey === b.titleKey) return a.id - b.id
  return a.titleKey < b.titleKey ? -1 : 1
}

function rankOf(title: string, words: readonly string[], key: string): number {
  if (title === key) return 1_000
  const padded = ` ${title} `
  const last = words.at(-1) ?? ''
  const whole = words.filter((word) => padded.includes(` ${word} `)).length
  const begun = !padded.includes(` ${last} `) && padded.includes(` ${last}`) ? 0.5 : 0
  const share = words.length === 0 ? 0 : (whole + begun) / words.length
  return share * 500 + (title.startsWith(key) ? 100 : 0) - Math.min(title.length, 200) / 10
}

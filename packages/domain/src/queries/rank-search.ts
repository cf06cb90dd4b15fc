import { titleKey } from '../discovery/normalize.ts'
import { searchWords } from './search-words.ts'

/** What a hit is ranked by. */
export interface SearchHit {
  readonly id: number
  readonly title: string
  readonly titleKey: string
  /** Other texts the words may stand in, such as authors and series, as they were indexed. */
  readonly words: string
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
    .map((hit) => ({ hit, rank: rankOf(hit, words, key) }))
    .toSorted(
      (a, b) =>
        b.rank - a.rank ||
        (a.hit.titleKey < b.hit.titleKey ? -1 : a.hit.titleKey > b.hit.titleKey ? 1 : a.hit.id - b.hit.id),
    )
    .map(({ hit }) => hit)
}

function rankOf(hit: SearchHit, words: readonly string[], key: string): number {
  if (hit.titleKey === key) return 1_000
  const inTitle = new Set(hit.titleKey.split(' '))
  const last = words.at(-1) ?? ''
  const whole = words.filter((word) => inTitle.has(word)).length
  const begun = !inTitle.has(last) && [...inTitle].some((word) => word.startsWith(last)) ? 0.5 : 0
  const share = words.length === 0 ? 0 : (whole + begun) / words.length
  const exact = ` ${hit.words} `.includes(` ${last} `) ? 5 : 0
  const starts = hit.titleKey.startsWith(key) ? 100 : 0
  return share * 500 + starts + exact - Math.min(inTitle.size, 50) / 10
}

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
 * before longer ones. `meant` holds for each word what may stand for it. Pure: the same on every database.
 */
export function rankSearch<Hit extends SearchHit>(
  query: string,
  hits: readonly Hit[],
  meant: readonly (readonly string[])[] = searchWords(query).map((word) => [word]),
): Hit[] {
  const key = titleKey(query)
  return hits
    .map((hit) => ({ hit, rank: rankOf(hit.titleKey, meant, key) }))
    .toSorted((a, b) => b.rank - a.rank || byTitle(a.hit, b.hit))
    .map(({ hit }) => hit)
}

function byTitle(a: SearchHit, b: SearchHit): number {
  if (a.titleKey === b.titleKey) return a.id - b.id
  return a.titleKey < b.titleKey ? -1 : 1
}

function rankOf(title: string, meant: readonly (readonly string[])[], key: string): number {
  if (title === key) return 1_000
  const padded = ` ${title} `
  const last = meant.at(-1) ?? []
  const isWhole = (words: readonly string[]) => words.some((word) => padded.includes(` ${word} `))
  const whole = meant.filter(isWhole).length
  const begun = !isWhole(last) && last.some((word) => padded.includes(` ${word}`)) ? 0.5 : 0
  const share = meant.length === 0 ? 0 : (whole + begun) / meant.length
  return share * 500 + (key !== '' && title.startsWith(key) ? 100 : 0) - Math.min(title.length, 200) / 10
}

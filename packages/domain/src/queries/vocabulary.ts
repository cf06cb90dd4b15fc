import { sql } from 'kysely'
import type { Searched } from './search-tables.ts'
import type { Store } from './store.ts'

/** Those of some words that occur in what is searched. */
export async function knownWords(
  store: Store,
  searched: Searched,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set()
  const { rows } = await sql<Word>`
    select distinct word from search_word where searched = ${searched} and word ${store.amongTexts(words)}`.execute(
    store.db,
  )
  return new Set(rows.map((row) => row.word))
}

interface Word {
  readonly word: string
}

/** The words that begin so, in order, the word itself among them; `most` at most. */
export async function wordsBeginning(store: Store, searched: Searched, start: string, most: number): Promise<string[]> {
  const { rows } = await sql<Word>`
    select distinct word from search_word where searched = ${searched} and word >= ${start}
      and word < ${`${start}\u{10FFFF}`} order by word limit ${most}`.execute(store.db)
  return rows.map((row) => row.word)
}

/** Words that begin so and are about as long, in order; `most` at most. Reads more than {@link wordsBeginning}. */
export async function wordsLike(
  store: Store,
  searched: Searched,
  { start, shortest, longest, most }: { start: string; shortest: number; longest: number; most: number },
): Promise<string[]> {
  const { rows } = await sql<Word>`
    select distinct word from search_word where searched = ${searched} and word >= ${start}
      and word < ${`${start}\u{10FFFF}`} and length(word) between ${shortest} and ${longest}
    order by word limit ${most}`.execute(store.db)
  return rows.map((row) => row.word)
}

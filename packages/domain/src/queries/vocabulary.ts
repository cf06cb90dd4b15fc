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
  const rows = sql.table(`${searched}_vocabulary_rows`)
  const known =
    store.driver === 'sqlite'
      ? sql<Word>`select value as word from json_each(${JSON.stringify(words)})
          where exists (select 1 from ${rows} where term = value)`
      : sql<Word>`select distinct word from search_word where searched = ${searched} and word ${store.amongTexts(words)}`
  return new Set((await known.execute(store.db)).rows.map((row) => row.word))
}

interface Word {
  readonly word: string
}

/** The words that begin so, in order, the word itself among them; `most` at most. */
export async function wordsBeginning(store: Store, searched: Searched, start: string, most: number): Promise<string[]> {
  const rows = sql.table(`${searched}_vocabulary_rows`)
  const end = `${start}\u{10FFFF}`
  // From one word to the next without reading all rows that have it: what comes right after a word is it and a sign
  // that stands in none.
  const found =
    store.driver === 'sqlite'
      ? sql<Word>`
          with recursive next (word) as (
            select (select term from ${rows} where term >= ${start} limit 1)
            union all select (select term from ${rows} where term >= next.word || char(1) limit 1) from next
              where next.word < ${end} limit ${most + 1})
          select word from next where word < ${end} limit ${most}`
      : sql<Word>`
          select distinct word from search_word where searched = ${searched} and word >= ${start} and word < ${end}
          order by word limit ${most}`
  return (await found.execute(store.db)).rows.map((row) => row.word)
}

/** Words that begin so and are about as long, in order; `most` at most. Reads more than {@link wordsBeginning}. */
export async function wordsLike(
  store: Store,
  searched: Searched,
  { start, shortest, longest, most }: { start: string; shortest: number; longest: number; most: number },
): Promise<string[]> {
  const from =
    store.driver === 'sqlite'
      ? sql`(select term as word from ${sql.table(`${searched}_vocabulary`)})`
      : sql`(select word from search_word where searched = ${searched})`
  const { rows } = await sql<Word>`
    select distinct word from ${from} as known where word >= ${start} and word < ${`${start}\u{10FFFF}`}
      and length(word) between ${shortest} and ${longest} order by word limit ${most}`.execute(store.db)
  return rows.map((row) => row.word)
}

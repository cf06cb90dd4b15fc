import { type RawBuilder, sql } from 'kysely'
import type { Searched } from './search-tables.ts'
import type { Store } from './store.ts'

/** Those of some words that occur in what is searched. */
export async function knownWords(
  store: Store,
  searched: Searched,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set()
  return new Set(await select(store, searched, sql`word ${store.amongTexts(words)}`, words.length))
}

/** The words that begin so, in order, the word itself among them; `most` at most. */
export function wordsBeginning(
  store: Store,
  searched: Searched,
  start: string,
  most: number,
  lengths: { shortest: number; longest: number } = { shortest: 1, longest: 100 },
): Promise<string[]> {
  const range = sql`word >= ${start} and word < ${`${start}\u{10FFFF}`}`
  return select(
    store,
    searched,
    sql`${range} and length(word) between ${lengths.shortest} and ${lengths.longest}`,
    most,
  )
}

async function select(store: Store, searched: Searched, where: RawBuilder<unknown>, most: number): Promise<string[]> {
  // SQLite's own view of the full-text index calls a word a term; on PostgreSQL triggers keep a table.
  const from =
    store.driver === 'sqlite'
      ? sql`(select term as word from ${sql.table(`${searched}_vocabulary`)})`
      : sql`(select word from search_word where searched = ${searched})`
  const { rows } = await sql<{ word: string }>`
    select distinct word from ${from} as known where ${where} order by word limit ${most}`.execute(store.db)
  return rows.map((row) => row.word)
}

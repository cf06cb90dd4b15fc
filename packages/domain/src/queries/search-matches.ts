import { type RawBuilder, sql } from 'kysely'
import type { Store } from './store.ts'

/** What can be searched, and where the words of each are. */
const indexes = {
  book: { index: 'book_words', table: 'book_search', key: 'book_id' },
  author: { index: 'author_words', table: 'author', key: 'id' },
  series: { index: 'series_words', table: 'series', key: 'id' },
  download: { index: 'download_words', table: 'download', key: 'id' },
  knowledge_document: { index: 'knowledge_document_words', table: 'knowledge_document', key: 'id' },
} as const
export type Searched = keyof typeof indexes

/** How many matches are ranked, and counted, at most: what bounds the cost of a word that half of the library has. */
export const ranked = 100
const counted = 500

/** What is looked for: all the words, the last one whole or as the beginning of a word. */
export interface Sought {
  readonly words: readonly string[]
  readonly begins: boolean
}

/**
 * The two ways to look for some words, in this order. Whole words are read from the index as far as they are needed;
 * for beginnings of words both databases gather all that begin so first. A single letter would begin too many.
 */
export function waysToSeek(words: readonly string[]): Sought[] {
  const whole = { words, begins: false }
  return (words.at(-1)?.length ?? 0) > 1 ? [whole, { words, begins: true }] : [whole]
}

/** A select of the ids of what has all the words. */
export function matches(
  store: Store,
  searched: Searched,
  { words, begins }: Sought,
  most = ranked,
): RawBuilder<unknown> {
  const { index, table, key } = indexes[searched]
  if (store.driver === 'sqlite') {
    // Quoted, a word is only a word: FTS5's operators and columns have no meaning in it.
    const query = `${words.map((word) => `"${word}"`).join(' ')}${begins ? '*' : ''}`
    return sql`select rowid as id from ${sql.table(index)} where ${sql.ref(index)} match ${query} limit ${most}`
  }
  const query = words.map((word, at) => (begins && at === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ')
  return sql`select ${sql.ref(key)} as id from ${sql.table(table)}
    where array_to_tsvector(string_to_array(words, ' ')) @@ ${query}::tsquery limit ${most}`
}

/** How many have all the words: exact up to 500. */
export async function countMatches(
  store: Store,
  searched: Searched,
  words: readonly string[],
): Promise<{ total: number; totalIsLeast: boolean }> {
  let count = 0
  for (const sought of waysToSeek(words)) {
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from (${matches(store, searched, sought, counted + 1)}) as found`.execute(store.db)
    count = Number(rows[0]?.count ?? 0)
    if (count > counted) break
  }
  return { total: Math.min(count, counted), totalIsLeast: count > counted }
}

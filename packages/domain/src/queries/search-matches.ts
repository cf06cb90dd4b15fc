import { sql } from 'kysely'
import { type Expression, written } from './search-expression.ts'
import { joinedWords, type JoinedWords } from './search-query.ts'
import { type Searched, searchTables } from './search-tables.ts'
import type { Store } from './store.ts'
import { knownWords, wordsBeginning } from './vocabulary.ts'

/** How many matches are ranked and counted at most: what bounds the cost of words that half of the library has. */
export const counted = 100

/** So many words are taken for one that is not finished; where more begin so, matches are looked through instead. */
const mostFinished = 64

/** The longest beginnings that FTS5 keeps in its index; it would gather all that has a longer one before it gives any. */
const longestKept = 3

/** How many rows with all the other words are looked through for the beginning of a word. */
const lookedThrough = 1_000

/** The rows that match. */
export interface Matches {
  readonly ids: readonly number[]
  /** Whether there may be more than were looked at. */
  readonly least: boolean
}

/** A query as it is looked for: its words, and those ways to write neighbouring ones as one word that occur. */
export interface SoughtWords {
  readonly words: readonly string[]
  readonly joined: readonly JoinedWords[]
  /** Whether all words but the last occur: if not, nothing has them and a beginning. */
  readonly areOthersKnown: boolean
  /** Whether the last word occurs whole. */
  readonly isLastKnown: boolean
}

/** Finds out which words of a query are known, and which neighbouring ones as one word. */
export async function soughtWords(store: Store, searched: Searched, words: readonly string[]): Promise<SoughtWords> {
  const joined = joinedWords(words)
  const known = await knownWords(store, searched, [...words, ...joined.map(({ word }) => word)])
  return {
    words,
    joined: joined.filter(({ word }) => known.has(word)),
    areOthersKnown: words.slice(0, -1).every((word) => known.has(word)),
    isLastKnown: known.has(words.at(-1) ?? ''),
  }
}

/** What has all the words, whole. */
export function wholeWords({ words, joined }: SoughtWords): Expression {
  const all = (list: readonly string[]) => ({ all: list.map((word) => ({ word })) })
  return {
    any: [
      all(words),
      ...joined.map(({ word, from, to }) => all([...words.slice(0, from), word, ...words.slice(to + 1)])),
    ],
  }
}

/** The ids of what matches an expression; one more than is counted. */
export async function idsMatching(store: Store, searched: Searched, expression: Expression): Promise<number[]> {
  const isEither = 'any' in expression && expression.any.length > 1
  const found = store.driver === 'postgresql' && isEither ? matchingEach(searched, expression.any) : null
  const { rows } = await sql<{ id: number }>`
    ${found ?? matching(store, searched, expression)} limit ${counted + 1}`.execute(store.db)
  return rows.map((row) => row.id)
}

/**
 * What has all the words, the last of them as the beginning of a longer one. What has it whole may be among them, and
 * is left out where no longer word begins so.
 */
export async function idsBeginning(store: Store, searched: Searched, words: readonly string[]): Promise<Matches> {
  const [others, start = ''] = [words.slice(0, -1), words.at(-1)]
  const whole = others.map((word) => ({ word }))
  if (store.driver === 'sqlite' && start.length > 1 && start.length <= longestKept)
    return { ids: await idsMatching(store, searched, { all: [...whole, { begins: start }] }), least: false }
  const finished = start.length === 1 ? null : await wordsBeginning(store, searched, start, mostFinished + 1)
  if (finished?.every((word) => word === start) === true) return { ids: [], least: false }
  if (finished !== null && finished.length <= mostFinished)
    return { ids: await idsMatching(store, searched, { all: [...whole, anyOf(finished)] }), least: false }
  if (others.length > 0) return idsFiltered(store, searched, { all: whole }, start)
  // A single letter begins too many words; titles that begin with it are found by their own index.
  if (finished === null) return { ids: [], least: false }
  const ids = await idsMatching(store, searched, anyOf(finished.slice(0, mostFinished)))
  return { ids, least: true }
}

function anyOf(words: readonly string[]): Expression {
  return { any: words.map((word) => ({ word })) }
}

async function idsFiltered(store: Store, searched: Searched, expression: Expression, start: string): Promise<Matches> {
  const { words, key } = searchTables[searched]
  const begins =
    store.driver === 'sqlite'
      ? sql`instr(' ' || words, ${` ${start}`}) > 0`
      : sql`strpos(' ' || words, ${` ${start}`}) > 0`
  const { rows } = await sql<{ id: number; seen: number | string }>`
    select id, seen from (
      select w.${sql.ref(key)} as id, w.words, count(*) over () as seen
      from (${matching(store, searched, expression)} limit ${lookedThrough}) as m cross join ${sql.table(words)} w
      where w.${sql.ref(key)} = m.id) as looked
    where ${begins} limit ${counted + 1}`.execute(store.db)
  return { ids: rows.map((row) => row.id), least: Number(rows[0]?.seen ?? 0) >= lookedThrough }
}

function matching(store: Store, searched: Searched, expression: Expression) {
  const { index, words, key } = searchTables[searched]
  const query = written(store.driver, expression)
  return store.driver === 'sqlite'
    ? sql`select rowid as id from ${sql.table(index)} where ${sql.ref(index)} match ${query}`
    : sql`select ${sql.ref(key)} as id from ${sql.table(words)}
        where array_to_tsvector(string_to_array(words, ' ')) @@ ${query}::tsquery`
}

/**
 * What matches one of several expressions, on PostgreSQL: each is looked for by itself. Of all together PostgreSQL
 * expects so many rows that it reads the table instead of the index, to the end where they are few.
 */
function matchingEach(searched: Searched, expressions: readonly Expression[]) {
  const { words, key } = searchTables[searched]
  const queries = expressions.map((expression) => written('postgresql', expression))
  return sql`select distinct m.id from unnest(${queries}::text[]) as one (query) cross join lateral (
    select ${sql.ref(key)} as id from ${sql.table(words)}
    where array_to_tsvector(string_to_array(words, ' ')) @@ one.query::tsquery limit ${counted + 1}) as m`
}

import { sql } from 'kysely'
import { foldText, titleKey } from '../discovery/normalize.ts'
import type { EntityManager } from '../database.ts'
import { type AuthorRecord, authorsById } from './author-record.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { rankSearch, type SearchHit } from './rank-search.ts'
import { correctedQuery } from './search-corrections.ts'
import { counted, idsBeginning, idsMatching, type Matches, soughtWords, wholeWords } from './search-matches.ts'
import { queryWords } from './search-query.ts'
import { type Searched, searchTables } from './search-tables.ts'
import type { SeriesRecord } from './series-record.ts'
import { seriesById } from './series.ts'
import { read, type Store } from './store.ts'
import { rowsAtMost } from './rows-at-most.ts'

/** What a search takes. */
export interface SearchInput {
  /**
   * Accents, case, punctuation and the order of words do not matter; the last word may be the beginning of one. When
   * nothing is found, words are looked for that are a slip or two away.
   */
  readonly query: string
  /** 1 to 100, default 10. */
  readonly limit?: number
}

/** What a search gives: the best hits first. */
export interface SearchResult<Item> {
  readonly items: Item[]
  /** How many match; a search stops counting at 100. */
  readonly total: number
  /** Whether there are more than `total`. */
  readonly totalIsLeast: boolean
}

/** Finds active books by title, subtitle, author, narrator, series, ISBN and ASIN. */
export function searchBooks(em: EntityManager, input: SearchInput): Promise<SearchResult<BookRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'book',
      named: () => titleHits(store, titleKey(input.query)),
      load: (ids) => booksById(store, ids),
    }),
  )
}

/** Finds authors by name. */
export function searchAuthors(em: EntityManager, input: SearchInput): Promise<SearchResult<AuthorRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'author',
      named: () => nameHits(store, foldText(input.query)),
      load: (ids) => authorsById(store, ids),
    }),
  )
}

/** Finds series by name. */
export function searchSeries(em: EntityManager, input: SearchInput): Promise<SearchResult<SeriesRecord>> {
  return read(em, (store) => search(store, input, { searched: 'series', load: (ids) => seriesById(store, ids) }))
}

/** How one kind of thing is searched. */
export interface SearchWays<Item> {
  readonly searched: Searched
  /** What the query names outright; one more than is counted. */
  readonly named?: () => Promise<SearchHit[]>
  readonly load: (ids: number[]) => Promise<Item[]>
}

/** Finds, ranks, loads the best, and counts. What was not found exactly is looked for as it may have been meant. */
export async function search<Item>(
  store: Store,
  input: SearchInput,
  { searched, named, load }: SearchWays<Item>,
): Promise<SearchResult<Item>> {
  const words = queryWords(input.query)
  if (words.length === 0) return { items: [], total: 0, totalIsLeast: false }
  const limit = Math.max(1, rowsAtMost(input.limit, { fallback: 10, most: 100 }))
  const outright = (await named?.()) ?? []
  const found = await foundBeside(store, searched, { words, outright: outright.length })
  const hits = [...outright, ...(await hitsOf(store, searched, found.ids))]
  const best = rankSearch(input.query, unique(hits), found.meant).slice(0, limit)
  const total = new Set([...outright.map((hit) => hit.id), ...found.ids]).size
  return {
    items: await load(best.map((hit) => hit.id)),
    total: Math.min(total, counted),
    totalIsLeast: total > counted || found.least,
  }
}

/** Matches, and for each word of the query what was taken for it. */
interface Found extends Matches {
  readonly meant: readonly (readonly string[])[]
}

/**
 * What the index has beside what is named outright. Where more is named than is counted, that is the best there is:
 * nothing else is looked for.
 */
async function foundBeside(
  store: Store,
  searched: Searched,
  { words, outright }: { words: readonly string[]; outright: number },
): Promise<Found> {
  if (outright > counted) return nothingFor(words)
  const exact = await exactMatches(store, searched, words)
  return exact.ids.length + outright > 0 ? exact : likelyMatches(store, searched, words)
}

function nothingFor(words: readonly string[]): Found {
  return { ids: [], least: false, meant: words.map((word) => [word]) }
}

/**
 * What has the words whole comes first, and where that is more than is counted, it is all. Words that do not occur are
 * not looked for.
 */
async function exactMatches(store: Store, searched: Searched, words: readonly string[]): Promise<Found> {
  const sought = await soughtWords(store, searched, words)
  const joinedAt = (at: number) =>
    sought.joined.filter(({ from, to }) => from <= at && at <= to).map(({ word }) => word)
  const meant = words.map((word, at) => [word, ...joinedAt(at)])
  const mayBeWhole = (sought.areOthersKnown && sought.isLastKnown) || sought.joined.length > 0
  const whole = mayBeWhole ? await idsMatching(store, searched, wholeWords(sought)) : []
  if (whole.length > counted || !sought.areOthersKnown) return { ids: whole, least: false, meant }
  const begun = await idsBeginning(store, searched, words)
  const ids = [...new Set([...whole, ...begun.ids])]
  return { ids: ids.slice(0, counted + 1), least: begun.least, meant }
}

async function likelyMatches(store: Store, searched: Searched, words: readonly string[]): Promise<Found> {
  const corrected = await correctedQuery(store, searched, words)
  if (corrected === null) return nothingFor(words)
  return { ids: await idsMatching(store, searched, corrected.expression), least: false, meant: corrected.meant }
}

/** Titles that are or begin with the query come straight from their index: a common word cannot crowd them out. */
async function titleHits(store: Store, key: string): Promise<SearchHit[]> {
  if (key === '') return []
  const { rows } = await sql<SearchHit>`
    select t.id, t.title_key as "titleKey" from book t
    where t.status = 'active' and t.title_key >= ${key} and t.title_key < ${`${key}\u{10FFFF}`}
    order by t.title_key, t.id limit ${counted + 1}`.execute(store.db)
  return rows
}

/** Names that are or begin with the query, from their index as well. */
async function nameHits(store: Store, key: string): Promise<SearchHit[]> {
  if (key === '') return []
  const { rows } = await sql<SearchHit>`
    select t.id, t.name_key as "titleKey" from author t
    where t.name_key >= ${key} and t.name_key < ${`${key}\u{10FFFF}`}
    order by t.name_key, t.id limit ${counted + 1}`.execute(store.db)
  return rows
}

async function hitsOf(store: Store, searched: Searched, ids: readonly number[]): Promise<SearchHit[]> {
  if (ids.length === 0) return []
  const { table, shown } = searchTables[searched]
  const { rows } = await sql<SearchHit>`
    select id, ${sql.ref(shown)} as "titleKey" from ${sql.table(table)} where id ${store.among(ids)}`.execute(store.db)
  // Keys are stored folded; folding is what a search of many hits would spend most of its time on.
  return shown.endsWith('_key') ? rows : rows.map((row) => ({ ...row, titleKey: foldText(row.titleKey) }))
}

function unique(hits: readonly SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}

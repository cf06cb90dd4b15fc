import { sql } from 'kysely'
import { titleKey } from '../discovery/normalize.ts'
import type { EntityManager } from '../database.ts'
import { type AuthorRecord, authorsById } from './author-record.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { rankSearch, type SearchHit } from './rank-search.ts'
import { countMatches, matches, type Searched } from './search-matches.ts'
import { searchWords } from './search-words.ts'
import type { SeriesRecord } from './series-record.ts'
import { seriesById } from './series.ts'
import { read, type Store } from './store.ts'

/** What a search takes. */
export interface SearchInput {
  /** Accents, case, punctuation and the order of words do not matter; the last word may be the beginning of one. */
  readonly query: string
  /** 1 to 100, default 10. */
  readonly limit?: number
}

/** What a search gives: the best hits first. */
export interface SearchResult<Item> {
  readonly items: Item[]
  /** How many match; a search stops counting at 500. */
  readonly total: number
  /** Whether there are more than `total`. */
  readonly totalIsLeast: boolean
}

/** Finds active books by title, subtitle, author, narrator, series, ISBN and ASIN. */
export function searchBooks(em: EntityManager, input: SearchInput): Promise<SearchResult<BookRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'book',
      hits: async (words) => unique([...(await titleHits(store, input.query)), ...(await bookHits(store, words))]),
      load: (ids) => booksById(store, ids),
    }),
  )
}

/** Finds authors by name. */
export function searchAuthors(em: EntityManager, input: SearchInput): Promise<SearchResult<AuthorRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'author',
      hits: (words) => nameHits(store, 'author', words),
      load: (ids) => authorsById(store, ids),
    }),
  )
}

/** Finds series by name. */
export function searchSeries(em: EntityManager, input: SearchInput): Promise<SearchResult<SeriesRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'series',
      hits: (words) => nameHits(store, 'series', words),
      load: (ids) => seriesById(store, ids),
    }),
  )
}

/** How one kind of thing is searched. */
export interface SearchWays<Hit extends SearchHit, Item> {
  readonly searched: Searched
  readonly hits: (words: readonly string[]) => Promise<Hit[]>
  readonly load: (ids: number[]) => Promise<Item[]>
}

/** Finds, ranks, loads the best, and counts. */
export async function search<Hit extends SearchHit, Item>(
  store: Store,
  input: SearchInput,
  { searched, hits, load }: SearchWays<Hit, Item>,
): Promise<SearchResult<Item>> {
  const words = searchWords(input.query)
  if (words.length === 0) return { items: [], total: 0, totalIsLeast: false }
  const limit = Math.max(1, Math.min(input.limit ?? 10, 100))
  const best = rankSearch(input.query, await hits(words)).slice(0, limit)
  return { items: await load(best.map((hit) => hit.id)), ...(await countMatches(store, searched, words)) }
}

/** Titles that are or begin with the query come straight from their index: a common word cannot crowd them out. */
async function titleHits(store: Store, query: string): Promise<SearchHit[]> {
  const key = titleKey(query)
  if (key === '') return []
  const { rows } = await sql<SearchHit>`
    select t.id, t.title_key as "titleKey" from book t
    where t.status = 'active' and t.title_key >= ${key} and t.title_key < ${`${key}\u{10FFFF}`}
    order by t.title_key, t.id limit 50`.execute(store.db)
  return rows
}

async function bookHits(store: Store, words: readonly string[]): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select t.id, t.title_key as "titleKey"
    from (${matches(store, 'book', words)}) as m cross join book t where t.id = m.id`.execute(store.db)
  return rows
}

async function nameHits(store: Store, table: 'series' | 'author', words: readonly string[]): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select t.id, t.name_key as "titleKey"
    from (${matches(store, table, words)}) as m cross join ${sql.table(table)} t where t.id = m.id`.execute(store.db)
  return rows
}

function unique(hits: readonly SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}

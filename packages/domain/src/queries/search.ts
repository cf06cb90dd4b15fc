import { sql } from 'kysely'
import { titleKey } from '../discovery/normalize.ts'
import type { EntityManager } from '../database.ts'
import { type AuthorRecord, authorsById } from './author-record.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { rankSearch, type SearchHit } from './rank-search.ts'
import { countMatches, matches, ranked, type Searched, type Sought, waysToSeek } from './search-matches.ts'
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
      named: () => titleHits(store, input.query),
      hits: (sought) => bookHits(store, sought),
      load: (ids) => booksById(store, ids),
    }),
  )
}

/** Finds authors by name. */
export function searchAuthors(em: EntityManager, input: SearchInput): Promise<SearchResult<AuthorRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'author',
      hits: (sought) => nameHits(store, 'author', sought),
      load: (ids) => authorsById(store, ids),
    }),
  )
}

/** Finds series by name. */
export function searchSeries(em: EntityManager, input: SearchInput): Promise<SearchResult<SeriesRecord>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'series',
      hits: (sought) => nameHits(store, 'series', sought),
      load: (ids) => seriesById(store, ids),
    }),
  )
}

/** How one kind of thing is searched. */
export interface SearchWays<Hit extends SearchHit, Item> {
  readonly searched: Searched
  /** What the query names outright. */
  readonly named?: () => Promise<Hit[]>
  readonly hits: (sought: Sought) => Promise<Hit[]>
  readonly load: (ids: number[]) => Promise<Item[]>
}

/** Finds, ranks, loads the best, and counts. */
export async function search<Hit extends SearchHit, Item>(
  store: Store,
  input: SearchInput,
  { searched, named, hits, load }: SearchWays<Hit, Item>,
): Promise<SearchResult<Item>> {
  const words = searchWords(input.query)
  if (words.length === 0) return { items: [], total: 0, totalIsLeast: false }
  const limit = Math.max(1, Math.min(input.limit ?? 10, 100))
  const found = (await named?.()) ?? []
  for (const sought of waysToSeek(words)) {
    const some = await hits(sought)
    found.push(...some)
    if (some.length >= ranked) break
  }
  const best = rankSearch(input.query, unique(found)).slice(0, limit)
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

async function bookHits(store: Store, sought: Sought): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select t.id, t.title_key as "titleKey"
    from (${matches(store, 'book', sought)}) as m cross join book t where t.id = m.id`.execute(store.db)
  return rows
}

async function nameHits(store: Store, table: 'series' | 'author', sought: Sought): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select t.id, t.name_key as "titleKey"
    from (${matches(store, table, sought)}) as m cross join ${sql.table(table)} t where t.id = m.id`.execute(store.db)
  return rows
}

function unique<Hit extends SearchHit>(hits: readonly Hit[]): Hit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}

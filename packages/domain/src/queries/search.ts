import { sql } from 'kysely'
import { titleKey } from '../discovery/normalize.ts'
import type { EntityManager } from '../database.ts'
import { type AuthorRecord, authorsById } from './author-record.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { rankSearch, type SearchHit } from './rank-search.ts'
import { matches, ranked } from './search-matches.ts'
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
  /** How many match; a search stops counting at 1,000. */
  readonly total: number
  /** Whether there are more than `total`. */
  readonly totalIsLeast: boolean
}

/** Finds active books by title, subtitle, author, narrator, series, ISBN and ASIN. */
export function searchBooks(em: EntityManager, input: SearchInput): Promise<SearchResult<BookRecord>> {
  return read(em, async (store) => {
    const words = searchWords(input.query)
    if (words.length === 0) return nothing
    const hits = unique([...(await titleHits(store, titleKey(input.query))), ...(await wordHits(store, words))])
    return result(input, hits, (ids) => booksById(store, ids))
  })
}

/** Finds authors by name. */
export function searchAuthors(em: EntityManager, input: SearchInput): Promise<SearchResult<AuthorRecord>> {
  return read(em, async (store) => {
    const hits = await nameHits(store, 'author', input.query)
    return result(input, hits, (ids) => authorsById(store, ids))
  })
}

/** Finds series by name. */
export function searchSeries(em: EntityManager, input: SearchInput): Promise<SearchResult<SeriesRecord>> {
  return read(em, async (store) => {
    const hits = await nameHits(store, 'series', input.query)
    return result(input, hits, (ids) => seriesById(store, ids))
  })
}

const nothing = { items: [], total: 0, totalIsLeast: false }

async function result<Item>(
  input: SearchInput,
  hits: readonly SearchHit[],
  load: (ids: number[]) => Promise<Item[]>,
): Promise<SearchResult<Item>> {
  const limit = Math.max(1, Math.min(input.limit ?? 10, 100))
  const best = rankSearch(input.query, hits).slice(0, limit)
  return {
    items: await load(best.map((hit) => hit.id)),
    total: Math.min(hits.length, ranked),
    totalIsLeast: hits.length > ranked,
  }
}

/** Titles that are or begin with the query come straight from their index: a common word cannot crowd them out. */
async function titleHits(store: Store, key: string): Promise<SearchHit[]> {
  if (key === '') return []
  const { rows } = await sql<SearchHit>`
    select t.id, t.title, t.title_key as "titleKey", s.words from book t join book_search s on s.book_id = t.id
    where t.status = 'active' and t.title_key >= ${key} and t.title_key < ${`${key}\u{10FFFF}`}
    order by t.title_key, t.id limit 50`.execute(store.db)
  return rows
}

async function wordHits(store: Store, words: readonly string[]): Promise<SearchHit[]> {
  const { rows } = await sql<SearchHit>`
    select t.id, t.title, t.title_key as "titleKey", s.words
    from (${matches(store, 'book', words)}) as m join book t on t.id = m.id join book_search s on s.book_id = m.id
    where t.status = 'active' limit ${ranked + 1}`.execute(store.db)
  return rows
}

/** Names that have all the words of the query, the last one as the beginning of a word. */
async function nameHits(store: Store, table: 'series' | 'author', query: string): Promise<SearchHit[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const { rows } = await sql<SearchHit>`
    select t.id, t.name as title, t.name_key as "titleKey", t.words
    from (${matches(store, table, words)}) as m join ${sql.table(table)} t on t.id = m.id
    limit ${ranked + 1}`.execute(store.db)
  return rows
}

function unique(hits: readonly SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}

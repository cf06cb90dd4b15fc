import { paginate, type Http, type Listing } from '../core/index.ts'
import { bareKey } from './key.ts'
import { readRecord } from './record.ts'
import { SearchAnswer, WorkWire } from './schemas.ts'
import { toFoundWork, toWork, type OpenLibraryFoundWork, type OpenLibraryWork } from './work.ts'

/** What to look for; at least one of the first four. */
export interface OpenLibraryQuery {
  /** Words, or a query in the syntax of Open Library's own search box. */
  text?: string
  title?: string
  author?: string
  isbn?: string
  /** Two letters: prefers editions in this language. */
  language?: string
  /** Works a request, 1 to 100; 100 when absent. */
  pageSize?: number
  signal?: AbortSignal
}

const fields = [
  'key',
  'title',
  'subtitle',
  'author_name',
  'author_key',
  'first_publish_year',
  'edition_count',
  'cover_i',
  'language',
  'series_key',
  'series_name',
  'series_position',
].join(',')

export function works(http: Http) {
  return {
    /**
     * Works found, page by page as the loop goes on, each once; a page is asked for by the number of its first work.
     *
     * @throws TypeError when nothing is looked for
     */
    search({
      text,
      title,
      author,
      isbn,
      language,
      pageSize = 100,
      signal,
    }: OpenLibraryQuery): Listing<OpenLibraryFoundWork> {
      const criteria = { q: text?.trim(), title: title?.trim(), author: author?.trim(), isbn: isbn?.trim() }
      const given = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value))
      if (Object.keys(given).length === 0)
        throw new TypeError('Open Library: give a text, title, author or ISBN to search for')
      if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
        throw new RangeError('Open Library: pageSize has to be 1 to 100')
      const load = async (offset: number) => {
        const query = { ...given, lang: language, fields, limit: pageSize, offset }
        const answer = await http.request('GET', '/search.json', { query, schema: SearchAnswer, signal })
        const next = offset + pageSize
        return {
          items: answer.docs.map(toFoundWork).filter((work) => work !== null),
          rows: answer.docs.map(({ key }) => bareKey(key)),
          total: answer.numFound,
          next: answer.docs.length > 0 && next < answer.numFound ? next : undefined,
        }
      }
      return paginate({ first: 0, load, identify: ({ key }) => key, signal })
    },

    /**
     * One work by its key, "OL82563W" or "/works/OL82563W"; the one it was merged into, if it was.
     *
     * @throws ClientError `not_found`
     */
    async get(key: string, { signal }: { signal?: AbortSignal } = {}): Promise<OpenLibraryWork> {
      return toWork(await readRecord(http, { kind: 'works', key, schema: WorkWire, signal }))
    },
  }
}

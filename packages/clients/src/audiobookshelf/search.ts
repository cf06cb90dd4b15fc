import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { audnexusRegions, type AudnexusRegion } from './audnexus-regions.ts'
import { checked, type Signalled } from './input.ts'
import {
  AuthorMatches,
  BookMatches,
  ChapterLookup,
  CoverMatches,
  Providers,
  SearchResult,
  type AuthorMatch,
  type BookMatch,
  type ChapterMatch,
} from './schemas/collection.ts'

const Text = z.string().trim().min(1)
const Limit = z.int().min(1).max(100)
const Asin = z.string().regex(/^[A-Z0-9]{10}$/, 'must be ten capital letters and digits')

const BookSearch = z.strictObject({ provider: Text, title: Text, author: z.string().optional() })
export type BookSearch = z.input<typeof BookSearch>

/** Searching in the library, and with the server's metadata providers. */
export function searchRoutes(http: Http) {
  return {
    /** Titles, series, authors, narrators, tags, ASIN and ISBN; `%` stands for anything. Hits are whole items: keep the limit low. */
    async library(
      libraryId: string,
      text: string,
      { limit = 12, signal }: Signalled & { limit?: number } = {},
    ): Promise<SearchResult> {
      const route = path`/api/libraries/${libraryId}/search`
      const query = { q: checked(http, 'GET', route, Text, text), limit: checked(http, 'GET', route, Limit, limit) }
      return http.request('GET', route, { schema: SearchResult, query, signal })
    },

    /** What a provider finds. Empty also when the provider could not be reached: the server does not tell. */
    async books(search: BookSearch, { signal }: Signalled = {}): Promise<BookMatch[]> {
      const query = checked(http, 'GET', '/api/search/books', BookSearch, search)
      return http.request('GET', '/api/search/books', { schema: BookMatches, query, signal })
    },

    /** Addresses of covers. */
    async covers(search: BookSearch, { signal }: Signalled = {}): Promise<string[]> {
      const query = checked(http, 'GET', '/api/search/covers', BookSearch, search)
      return (await http.request('GET', '/api/search/covers', { schema: CoverMatches, query, signal })).results
    },

    /** An author by the exact name, from Audnexus. Undefined when there is none, or when Audnexus could not be reached. */
    async author(name: string, { signal }: Signalled = {}): Promise<AuthorMatch | undefined> {
      const query = { q: checked(http, 'GET', '/api/search/authors', Text, name) }
      return (await http.request('GET', '/api/search/authors', { schema: AuthorMatches, query, signal }))[0]
    },

    /** The chapters of a recording, from Audnexus. Undefined when it has none, or when Audnexus could not be reached. */
    async chapters(
      asin: string,
      { region = 'us', signal }: Signalled & { region?: AudnexusRegion } = {},
    ): Promise<ChapterMatch | undefined> {
      const route = '/api/search/chapters'
      const query = {
        asin: checked(http, 'GET', route, Asin, asin),
        region: checked(http, 'GET', route, z.enum(audnexusRegions), region),
      }
      const answer = await http.request('GET', route, { schema: ChapterLookup, query, signal })
      if (!('error' in answer)) return answer
      // Errors come with status 200 here.
      if (answer.stringKey !== 'MessageInvalidAsin') return undefined
      throw http.failure('GET', route, { code: 'rejected', detail: 'the server does not take that for an ASIN' })
    },

    /** The providers that the server knows, with those of its own. Since 2.31. */
    async providers({ signal }: Signalled = {}) {
      return (await http.request('GET', '/api/search/providers', { schema: Providers, signal })).providers
    },
  }
}

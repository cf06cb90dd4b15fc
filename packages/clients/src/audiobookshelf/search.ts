import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { BookMatches, CoverMatches, Providers, SearchResult, type BookMatch } from './schemas/collection.ts'

const Text = z.string().trim().min(1)
const Limit = z.int().min(1).max(100)

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

    /** The providers that the server knows, with those of its own. Since 2.31. */
    async providers({ signal }: Signalled = {}) {
      return (await http.request('GET', '/api/search/providers', { schema: Providers, signal })).providers
    },
  }
}

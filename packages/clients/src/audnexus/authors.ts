import { path, type Http } from '../core/index.ts'
import type { AudnexusRegion } from './regions.ts'
import { AuthorMatches, AuthorWire } from './schemas.ts'

export interface AudnexusAuthor {
  asin: string
  name: string
  description: string | null
  image: string | null
  genres: string[]
  similar: { asin: string | null; name: string }[]
}

export function authors(http: Http, region: AudnexusRegion) {
  return {
    /** One author by the author's own ASIN, as found in `book.authors`. */
    async get(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudnexusAuthor> {
      const wire = await http.request('GET', path`/authors/${asin}`, { query: { region }, schema: AuthorWire, signal })
      return {
        asin: wire.asin,
        name: wire.name,
        description: wire.description || null,
        image: wire.image || null,
        genres: (wire.genres ?? []).map(({ name }) => name),
        similar: wire.similar ?? [],
      }
    },

    /** Authors whose names are like this one: close spellings come too, so compare the names. */
    async search(
      name: string,
      { signal }: { signal?: AbortSignal } = {},
    ): Promise<{ asin: string | null; name: string }[]> {
      if (!name.trim()) throw new TypeError('Audnexus: give a name to search for')
      const query = { name: name.trim(), region }
      return http.request('GET', '/authors', { query, schema: AuthorMatches, signal })
    },
  }
}

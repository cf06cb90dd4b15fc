import { z } from 'zod'
import { fetchTorrent, type FetchedTorrent } from '../core/fetch-torrent.ts'
import {
  baseUrlOption,
  defineClient,
  fingerprint,
  headerText,
  paginate,
  type Http,
  type Listing,
} from '../core/index.ts'
import { toCapabilities, type TorznabCapabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { restoreKey } from './key-in-link.ts'
import { childrenOf, parseXml, type XmlElement } from './parse-xml.ts'
import { toRelease, type TorznabRelease } from './release.ts'

interface Signal {
  signal?: AbortSignal
}

const SearchOptions = z.strictObject({
  query: z.string().default(''),
  type: z.enum(['search', 'book', 'music', 'movie', 'tvsearch']).default('search'),
  /** For `type: 'book'`, where the indexer offers it. */
  author: z.string().optional(),
  title: z.string().optional(),
  categories: z.array(z.int()).default([3030]),
  pageSize: z.int().positive().default(100),
  signal: z.custom<AbortSignal>().optional(),
})

export type TorznabSearch = z.input<typeof SearchOptions>

/**
 * A client for one Torznab or Newznab address, as Jackett, Prowlarr and many indexers give: `baseUrl` is the address
 * that ends in `/api`, e.g. `http://localhost:9117/api/v2.0/indexers/all/results/torznab/api`.
 */
export const createTorznab = defineClient({
  service: 'torznab',
  title: 'Torznab indexer',
  options: { baseUrl: baseUrlOption, apiKey: headerText.optional() },
  baseUrl: ({ baseUrl }) => baseUrl,
  // Milliseconds; the indexer asks its tracker, which may be slow.
  defaults: { timeout: 120_000 },
  secrets: ({ apiKey }) => [apiKey],
  budgetKey: ({ baseUrl, apiKey }) => `${baseUrl} ${fingerprint(apiKey ?? '')}`,
  classify,
  create: (http, { apiKey }) => ({
    /** What the indexer can do. */
    async capabilities({ signal }: Signal = {}): Promise<TorznabCapabilities> {
      const caps = await ask(http, 'caps', { t: 'caps', apikey: apiKey }, { signal })
      return toCapabilities(caps)
    },

    /**
     * Releases, page after page as long as full pages come. Categories: 3030 (audiobooks) when absent, all for [].
     * Throws `rate_limited` while the indexer is blocked, and `unavailable` when its tracker fails.
     */
    search(search: TorznabSearch = {}): Listing<TorznabRelease> {
      const { query, type, author, title, categories, pageSize, signal } = SearchOptions.parse(search)
      const fixed = {
        t: type,
        q: query || undefined,
        author,
        title,
        cat: categories.join(',') || undefined,
        apikey: apiKey,
      }
      return paginate({
        first: 0,
        signal,
        // Not every indexer has pages: some give the first one again.
        identify: ({ guid }) => guid,
        async load(offset) {
          const call = { ...fixed, limit: pageSize, offset }
          const rss = await ask(http, 'rss', call, { signal })
          const items = childrenOf(childrenOf(rss, 'channel')[0], 'item').map((item) => toRelease(item, apiKey))
          return { items, next: items.length >= pageSize ? offset + items.length : undefined }
        },
      })
    },

    /** The .torrent file of a release, or the magnet link it leads to. */
    async download(
      { downloadUrl, magnetUrl }: Pick<TorznabRelease, 'downloadUrl' | 'magnetUrl'>,
      { signal }: Signal = {},
    ): Promise<FetchedTorrent> {
      if (downloadUrl === null) {
        if (magnetUrl !== null) return { kind: 'magnet', uri: magnetUrl }
        throw http.failure('GET', http.baseUrl, { code: 'not_found', detail: 'the release has no link to download' })
      }
      const address = restoreKey(downloadUrl, apiKey, new URL(http.baseUrl).origin)
      return fetchTorrent(http, address, { signal })
    },
  }),
})

export type Torznab = ReturnType<typeof createTorznab>

/** Asks, and gives the root element of that name. */
async function ask(
  http: Http,
  root: 'caps' | 'rss',
  query: Record<string, string | number | undefined>,
  { signal }: Signal,
): Promise<XmlElement> {
  const answer = await http.text('GET', http.baseUrl, { query, attempts: 1, signal })
  const element = childrenOf(parseXml(answer), root)[0]
  if (element !== undefined) return element
  const detail = 'the answer is not the XML of a Torznab indexer; does baseUrl end in /api?'
  throw http.failure('GET', http.baseUrl, { code: 'unexpected_response', detail })
}

import { z } from 'zod'
import { fetchTorrent, type FetchedTorrent } from '../core/fetch-torrent.ts'
import { baseUrlOption, defineClient, fingerprint, headerText, paginate, type Listing } from '../core/index.ts'
import { ask, type Signal } from './ask.ts'
import { toCapabilities, type TorznabCapabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { restoreKey } from './key-in-link.ts'
import { jackett, jackettIndexer } from './jackett.ts'
import { childrenOf } from './parse-xml.ts'
import { toRelease, type TorznabRelease } from './release.ts'

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
      const caps = await ask(http, { root: 'caps', query: { t: 'caps', apikey: apiKey } }, { signal })
      return toCapabilities(caps)
    },

    /**
     * Releases, page after page until one brings nothing new: indexers have pages of their own size, which need not be
     * `pageSize`. Categories: 3030 (audiobooks) when absent, all for []. Throws `rate_limited` while the indexer is
     * blocked, and `unavailable` when its tracker fails.
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
          const query = { ...fixed, limit: pageSize, offset }
          const rss = await ask(http, { root: 'rss', query }, { signal })
          const items = childrenOf(childrenOf(rss, 'channel')[0], 'item').map((item) => toRelease(item, apiKey))
          return { items, next: items.length > 0 ? offset + items.length : undefined }
        },
      })
    },

    /**
     * The .torrent file of a release, or the magnet link it leads to. Throws `rejected` for a link that is no address;
     * what an indexer behind Jackett asks to wait concerns that indexer alone.
     */
    async download(
      { downloadUrl, magnetUrl }: Pick<TorznabRelease, 'downloadUrl' | 'magnetUrl'>,
      { signal }: Signal = {},
    ): Promise<FetchedTorrent> {
      if (downloadUrl === null) {
        if (magnetUrl !== null) return { kind: 'magnet', uri: magnetUrl }
        throw http.failure('GET', http.baseUrl, { code: 'not_found', detail: 'the release has no link to download' })
      }
      const address = restoreKey(downloadUrl, apiKey, new URL(http.baseUrl).origin)
      return fetchTorrent(http, address, { budgetPart: jackettIndexer(address), signal })
    },

    jackett: jackett(http, apiKey),
  }),
})

export type Torznab = ReturnType<typeof createTorznab>

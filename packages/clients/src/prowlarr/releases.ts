import { z } from 'zod'
import { fetchTorrent, type FetchedTorrent } from '../core/fetch-torrent.ts'
import type { Answer, Http, Verdict } from '../core/index.ts'
import { completeness, newestHistoryId, type UnavailableIndexer } from './completeness.ts'
import { ownLink } from './own-link.ts'
import { ReleaseWire, toRelease, type ProwlarrRelease } from './release.ts'
import type { Signal } from './signal.ts'

const SearchOptions = z.strictObject({
  query: z.string(),
  type: z.enum(['search', 'book', 'music', 'movie', 'tvsearch']).default('search'),
  categories: z.array(z.int()).default([3030]),
  indexerIds: z.array(z.int()).optional(),
  limit: z.int().positive().default(100),
  offset: z.int().nonnegative().default(0),
  signal: z.custom<AbortSignal>().optional(),
})

/**
 * `categories`: 3030 (audiobooks) when absent, every category for []. `indexerIds`: all when absent; -1 for all of
 * usenet, -2 for all torrent indexers. Only `type: 'search'` with plain words reaches every indexer.
 */
export type ReleaseSearch = z.input<typeof SearchOptions>

export interface FoundReleases {
  releases: ProwlarrRelease[]
  /** False when an indexer that was meant did not answer: then an empty list does not say that nothing exists. */
  complete: boolean
  unavailable: UnavailableIndexer[]
}

export interface GrabRequest {
  guid: string
  indexerId: number
}

const path = '/api/v1/search'
const Releases = z.array(ReleaseWire)
const Grabbed = z.array(z.object({ guid: z.string(), indexerId: z.int() }))

export function releases(http: Http) {
  return {
    /**
     * Searches all indexers at once. Prowlarr keeps silent about indexers that fail, so its blocked indexers and the
     * failures in its history are looked at as well. Indexers over their own query limit cannot be seen, and a failure
     * of a search that ran at the same time counts too: run one after the other where `complete` matters. A search is
     * tried once, as a second one would meet the same slow indexers. Throws `unavailable` when every indexer that was
     * named in `indexerIds` is blocked.
     */
    async search(search: ReleaseSearch): Promise<FoundReleases> {
      const { query, type, categories, indexerIds, limit, offset, signal } = SearchOptions.parse(search)
      if (indexerIds?.length === 0) return { releases: [], complete: true, unavailable: [] }
      const before = await newestHistoryId(http, signal)
      const wires = await http.request('GET', path, {
        // The limit is always sent: without it Prowlarr asks the indexers for none.
        query: { query, type, categories, indexerIds, limit, offset },
        schema: Releases,
        attempts: 1,
        signal,
      })
      const unavailable = await completeness(http, { indexerIds, after: before, signal })
      return { releases: wires.map(toRelease), complete: unavailable.length === 0, unavailable }
    },

    /** Hands a found release to Prowlarr's own download client. Throws `not_found` 30 minutes after the search. */
    grab: (
      { guid, indexerId }: GrabRequest,
      { downloadClientId, signal }: { downloadClientId?: number } & Signal = {},
    ) =>
      http.send('POST', path, {
        body: { json: { guid, indexerId, downloadClientId } },
        signal,
      }),

    /** Several at once; tells which of them were not grabbed. Throws `rejected` when none was. */
    async grabMany(
      wanted: readonly GrabRequest[],
      { signal }: Signal = {},
    ): Promise<{ grabbed: GrabRequest[]; failed: GrabRequest[] }> {
      if (wanted.length === 0) return { grabbed: [], failed: [] }
      const json = wanted.map(({ guid, indexerId }) => ({ guid, indexerId }))
      const done = await http.request('POST', `${path}/bulk`, {
        body: { json },
        schema: Grabbed,
        signal,
      })
      const isDone = (one: GrabRequest) =>
        done.some(({ guid, indexerId }) => guid === one.guid && indexerId === one.indexerId)
      return { grabbed: json.filter(isDone), failed: json.filter((one) => !isDone(one)) }
    },

    /**
     * The .torrent file of a release, or the magnet link it leads to, through Prowlarr and with its key in a header:
     * no key leaves in an address. Throws `not_found` when the release is gone, `rate_limited` while its indexer is
     * blocked (other indexers are not affected), and `rejected` for a link that is no address.
     */
    async download(
      { downloadUrl, magnetUrl, indexerId }: Pick<ProwlarrRelease, 'downloadUrl' | 'magnetUrl' | 'indexerId'>,
      { signal }: Signal = {},
    ): Promise<FetchedTorrent> {
      if (magnetUrl !== null && /^magnet:/i.test(magnetUrl)) return { kind: 'magnet', uri: magnetUrl }
      const address = downloadUrl ?? magnetUrl
      const route = `/${indexerId}/download`
      if (!address)
        throw http.failure('GET', route, { code: 'not_found', detail: 'the release has no link to download' })
      const own = new URL(http.baseUrl).origin
      return fetchTorrent(http, ownLink(address, http.baseUrl), {
        path: route,
        budgetPart: `indexer ${indexerId}`,
        classify: (answer) => (answer.url.origin === own ? gone(answer) : undefined),
        signal,
      })
    },
  }
}

/** What Prowlarr itself answers in place of a file; a tracker that it leads to is judged as any other site. */
function gone({ status }: Answer): Verdict | undefined {
  if (status === 410) return { code: 'not_found', detail: 'the indexer is disabled, or no longer has the release' }
  return status === 401 ? { code: 'unauthorized' } : undefined
}

import { z } from 'zod'
import { wireNumber, wireText, type Http } from '../core/index.ts'
import { ask, type Signal } from './ask.ts'
import { toJackettRelease, JackettRelease } from './jackett-release.ts'
import { attributeOf, childrenOf, textOf } from './parse-xml.ts'
import type { TorznabRelease } from './release.ts'

/** An indexer of Jackett. */
export interface JackettIndexer {
  id: string
  name: string
  configured: boolean
  /** "en-US". */
  language: string | null
  /** "public", "semi-private", "private". */
  privacy: string | null
}

/** What all indexers of Jackett found, and which of them failed. */
export interface JackettFindings {
  releases: TorznabRelease[]
  /** False when an indexer failed: then an empty list does not say that nothing exists. */
  complete: boolean
  /** Why one failed stands in Jackett's own log: its sentences may hold keys. */
  indexers: { id: string; name: string; found: number; failed: boolean }[]
}

const SearchOptions = z.strictObject({
  query: z.string(),
  categories: z.array(z.int()).default([3030]),
  /** Ids; the one of `baseUrl` when absent, or all. */
  indexers: z.array(z.string()).optional(),
  signal: z.custom<AbortSignal>().optional(),
})

export type JackettSearch = z.input<typeof SearchOptions>

const Findings = z.object({
  Results: z.array(JackettRelease),
  Indexers: z.array(
    z.object({
      ID: z.string(),
      Name: wireText,
      Status: wireNumber,
      Results: wireNumber,
      Error: wireText,
    }),
  ),
})
/** Of an indexer that answered. */
const working = 2

const address = /^(?<all>.*\/api\/v2\.0\/indexers)\/(?<id>[^/]+)\/results\/torznab(?:\/api)?$/

/** What only Jackett answers, at addresses beside the one for Torznab. Throws `rejected` where `baseUrl` is no Jackett's. */
export function jackett(http: Http, apiKey: string | undefined) {
  function place(): { results: string; id: string } {
    const { all, id } = address.exec(http.baseUrl)?.groups ?? {}
    if (all !== undefined && id !== undefined) return { results: `${all}/all/results`, id }
    throw http.failure('GET', http.baseUrl, { code: 'rejected', detail: noJackett })
  }

  return {
    /** The indexers that are set up; with `configured: false` those that could be. */
    async indexers({ configured = true, signal }: { configured?: boolean } & Signal = {}): Promise<JackettIndexer[]> {
      const query = { t: 'indexers', configured, apikey: apiKey }
      const list = await ask(http, { root: 'indexers', query, address: `${place().results}/torznab/api` }, { signal })
      return childrenOf(list, 'indexer').map((indexer) => ({
        id: attributeOf(indexer, 'id') ?? '',
        name: textOf(indexer, 'title') ?? attributeOf(indexer, 'id') ?? '',
        configured: attributeOf(indexer, 'configured')?.toLowerCase() === 'true',
        language: textOf(indexer, 'language'),
        privacy: textOf(indexer, 'type'),
      }))
    },

    /**
     * One search over indexers, which tells of each whether it answered: over Torznab, Jackett keeps silent about those
     * that fail. Categories: 3030 (audiobooks) when absent, all for [].
     */
    async search(search: JackettSearch): Promise<JackettFindings> {
      const { query, categories, indexers, signal } = SearchOptions.parse(search)
      const { results, id } = place()
      const wanted = indexers ?? (id === 'all' ? [] : [id])
      const answer = await http.request('GET', results, {
        query: { apikey: apiKey, Query: query, 'Tracker[]': wanted, 'Category[]': categories },
        schema: Findings,
        // The indexers were asked, and would be asked again.
        attempts: 1,
        signal,
      })
      const asked = answer.Indexers.map((one) => ({
        id: one.ID,
        name: one.Name ?? one.ID,
        found: one.Results ?? 0,
        failed: Boolean(one.Error) || (one.Status != null && one.Status !== working),
      }))
      const releases = answer.Results.map((one) => toJackettRelease(one, apiKey))
      return { releases, complete: asked.every(({ failed }) => !failed), indexers: asked }
    },
  }
}

const noJackett =
  'only Jackett answers that; baseUrl has to be of the form …/api/v2.0/indexers/<indexer>/results/torznab/api'

/** Which of Jackett's indexers a link to a file is of. */
export function jackettIndexer(link: string): string | undefined {
  return /\/dl\/([^/]+)\/?$/.exec(URL.parse(link)?.pathname ?? '')?.[1]
}

import { z } from 'zod'
import { paginate, type Listing } from '../core/index.ts'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

export interface SearchResult {
  name: string
  /** Address of the .torrent file or a magnet link; may hold a passkey. */
  url: string
  /** Bytes; `null` when the plugin does not know. */
  size: number | null
  seeders: number | null
  leechers: number | null
  site: string
  page: string | null
}

export interface SearchJob {
  id: number
  running: boolean
  /** Results so far. */
  total: number
}

const Jobs = z.array(z.object({ id: z.int(), status: z.string(), total: z.int() }))
const Results = z.object({
  status: z.string(),
  total: z.int(),
  results: z.array(
    z.object({
      fileName: z.string(),
      fileUrl: z.string(),
      fileSize: z.number(),
      nbSeeders: z.number(),
      nbLeechers: z.number(),
      siteUrl: z.string(),
      descrLink: z.string().nullish(),
    }),
  ),
})
const Plugins = z.array(
  z.object({
    name: z.string(),
    fullName: z.string(),
    version: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    supportedCategories: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
)

const known = (value: number): number | null => (value < 0 ? null : value)
const noSearch = { 404: 'there is no search with this id' }

const named = (names: string | readonly string[]): string => (typeof names === 'string' ? names : names.join('|'))

/** qBittorrent's own search through its plugins, which need Python on the server. */
export function search(api: Api) {
  return {
    /** Starts a search and gives its id. At most five run at once. */
    async start(
      pattern: string,
      {
        category = 'all',
        plugins = 'enabled',
        signal,
      }: { category?: string; plugins?: string | readonly string[] } & Signal = {},
    ): Promise<number> {
      const says = { 409: 'Python is missing on the server, or five searches are running already' }
      const fields = { pattern, category, plugins: named(plugins) }
      return (await api.changeJson('search/start', z.object({ id: z.int() }), fields, { signal, says })).id
    },
    /** What was found stays. */
    stop: (id: number, { signal }: Signal = {}) =>
      api.change('search/stop', { id }, { signal, idempotent: true, says: noSearch }),
    /** One search, or all. */
    status: async (id?: number, { signal }: Signal = {}): Promise<SearchJob[]> =>
      (await api.json('search/status', Jobs, { id }, { signal, says: noSearch })).map((job) => ({
        id: job.id,
        running: job.status === 'Running',
        total: job.total,
      })),
    /** What was found so far; while the search runs there may be more later. */
    results: (id: number, { pageSize = 100, signal }: { pageSize?: number } & Signal = {}): Listing<SearchResult> =>
      paginate({
        first: 0,
        signal,
        async load(offset) {
          const says = { ...noSearch, 409: 'there are not that many results' }
          const answer = await api.json('search/results', Results, { id, limit: pageSize, offset }, { signal, says })
          const end = offset + answer.results.length
          return {
            items: answer.results.map((wire) => ({
              name: wire.fileName,
              url: wire.fileUrl,
              size: known(wire.fileSize),
              seeders: known(wire.nbSeeders),
              leechers: known(wire.nbLeechers),
              site: wire.siteUrl,
              page: wire.descrLink || null,
            })),
            total: answer.total,
            next: answer.results.length > 0 && end < answer.total ? end : undefined,
          }
        },
      }),
    /** Stops and forgets a search. */
    remove: (id: number, { signal }: Signal = {}) => api.change('search/delete', { id }, { signal, says: noSearch }),
    /** Hands a result to qBittorrent through the plugin that found it; from 5.0. */
    download: (torrentUrl: string, pluginName: string, { signal }: Signal = {}) =>
      api.change('search/downloadTorrent', { torrentUrl, pluginName }, { signal, since: since.newIn51 }),
    plugins: {
      /** Installed plugins. */
      list: ({ signal }: Signal = {}) => api.json('search/plugins', Plugins, {}, { signal }),
      /** From addresses or paths on the server; happens in the background. */
      install: (sources: string | readonly string[], { signal }: Signal = {}) =>
        api.change('search/installPlugin', { sources: named(sources) }, { signal }),
      /** By name. */
      uninstall: (names: string | readonly string[], { signal }: Signal = {}) =>
        api.change('search/uninstallPlugin', { names: named(names) }, { signal, idempotent: true }),
      /** By name. */
      enable: (names: string | readonly string[], enable: boolean, { signal }: Signal = {}) =>
        api.change('search/enablePlugin', { names: named(names), enable }, { signal, idempotent: true }),
      /** Looks for newer plugins; in the background. */
      update: ({ signal }: Signal = {}) => api.change('search/updatePlugins', {}, { signal, idempotent: true }),
    },
  }
}

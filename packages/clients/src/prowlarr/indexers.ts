import { z } from 'zod'
import { path, wireNumber, wireText, type Http } from '../core/index.ts'
import { indexerTests } from './indexer-tests.ts'
import type { Signal } from './signal.ts'

/** An indexer, without its settings: they hold secrets in clear. */
export interface Indexer {
  id: number
  name: string
  definition: string | null
  enabled: boolean
  protocol: string
  privacy: string | null
  /** 1 is best, 50 last. */
  priority: number
  supportsSearch: boolean
  supportsPagination: boolean
  categories: { id: number; name: string | null }[]
  tags: number[]
}

const Category = z.object({ id: z.int(), name: wireText })
const Wire = z.object({
  id: z.int(),
  name: z.string(),
  definitionName: wireText,
  enable: z.boolean(),
  protocol: z.string(),
  privacy: wireText,
  priority: z.int(),
  supportsSearch: z.boolean().nullish(),
  supportsPagination: z.boolean().nullish(),
  tags: z.array(z.int()).nullish(),
  capabilities: z
    .object({ categories: z.array(Category.extend({ subCategories: z.array(Category).nullish() })).nullish() })
    .nullish(),
})
const Statuses = z.array(
  z.object({
    indexerId: z.int(),
    disabledTill: z.string().nullish(),
    mostRecentFailure: z.string().nullish(),
    initialFailure: z.string().nullish(),
  }),
)
const Stats = z.object({
  indexers: z.array(
    z.object({
      indexerId: z.int(),
      indexerName: z.string(),
      averageResponseTime: wireNumber,
      numberOfQueries: wireNumber,
      numberOfGrabs: wireNumber,
      numberOfRssQueries: wireNumber,
      numberOfFailedQueries: wireNumber,
      numberOfFailedGrabs: wireNumber,
    }),
  ),
})

function toIndexer(wire: z.output<typeof Wire>): Indexer {
  const categories = (wire.capabilities?.categories ?? []).flatMap(({ subCategories, ...own }) => [
    own,
    ...(subCategories ?? []),
  ])
  return {
    id: wire.id,
    name: wire.name,
    definition: wire.definitionName ?? null,
    enabled: wire.enable,
    protocol: wire.protocol,
    privacy: wire.privacy ?? null,
    priority: wire.priority,
    supportsSearch: wire.supportsSearch ?? false,
    supportsPagination: wire.supportsPagination ?? false,
    categories: categories.map(({ id, name }) => ({ id, name: name ?? null })),
    tags: wire.tags ?? [],
  }
}

export function indexers(http: Http) {
  return {
    list: async ({ signal }: Signal = {}): Promise<Indexer[]> =>
      (await http.request('GET', '/api/v1/indexer', { schema: z.array(Wire), signal })).map(toIndexer),
    get: async (id: number, { signal }: Signal = {}): Promise<Indexer> =>
      toIndexer(await http.request('GET', path`/api/v1/indexer/${id}`, { schema: Wire, signal })),

    ...indexerTests(http),

    /** Indexers that are blocked after failures, with moments as ISO 8601. An entry stays until the indexer has worked again. */
    status: async ({ signal }: Signal = {}) =>
      (await http.request('GET', '/api/v1/indexerstatus', { schema: Statuses, signal })).map((wire) => ({
        indexerId: wire.indexerId,
        blockedUntil: wire.disabledTill ?? null,
        lastFailure: wire.mostRecentFailure ?? null,
        firstFailure: wire.initialFailure ?? null,
      })),

    /** Counts and response times (milliseconds) by indexer, between two moments (ISO 8601). */
    async stats({
      from,
      to,
      indexerIds,
      signal,
    }: { from?: string; to?: string; indexerIds?: readonly number[] } & Signal = {}) {
      // Here, and only here, several numbers are one text with commas.
      const query = { startDate: from, endDate: to, indexers: indexerIds?.join(',') }
      const { indexers: wires } = await http.request('GET', '/api/v1/indexerstats', { query, schema: Stats, signal })
      return wires.map((wire) => ({
        indexerId: wire.indexerId,
        name: wire.indexerName,
        averageResponseTime: wire.averageResponseTime ?? null,
        queries: wire.numberOfQueries ?? 0,
        failedQueries: wire.numberOfFailedQueries ?? 0,
        rssQueries: wire.numberOfRssQueries ?? 0,
        grabs: wire.numberOfGrabs ?? 0,
        failedGrabs: wire.numberOfFailedGrabs ?? 0,
      }))
    },
  }
}

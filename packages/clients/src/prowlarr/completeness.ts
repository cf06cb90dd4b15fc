import { z } from 'zod'
import type { Http } from '../core/index.ts'
import { parseJson } from '../core/parse-json.ts'

/** An indexer that took no part in a search. */
export interface UnavailableIndexer {
  indexerId: number
  name: string | null
  reason: 'blocked' | 'failed'
  /** Until when it is blocked (ISO 8601). */
  until: string | null
}

const Page = z.object({
  records: z.array(z.object({ id: z.int(), indexerId: z.int() })),
})
const Statuses = z.array(z.object({ indexerId: z.int(), disabledTill: z.string().nullish() }))
const Indexers = z.array(
  z.object({ id: z.int(), name: z.string(), enable: z.boolean(), protocol: z.string().nullish() }),
)

const newestFirst = { page: 1, sortKey: 'date', sortDirection: 'descending' }
/** Numbers of Prowlarr's HistoryEventType. */
const indexerQuery = 2

/** The newest entry of the history: what fails in a search comes after it. Numbers, because clocks may differ. Asked once, like the search itself. */
export async function newestHistoryId(http: Http, signal?: AbortSignal): Promise<number> {
  const query = { ...newestFirst, pageSize: 1 }
  const { records } = await http.request('GET', '/api/v1/history', { query, schema: Page, attempts: 1, signal })
  return records[0]?.id ?? 0
}

/**
 * The enabled indexers that were meant and did not answer a search: those that are blocked after failures, and those
 * whose query failed since the history entry `after`.
 */
export async function completeness(
  http: Http,
  { indexerIds, after, signal }: { indexerIds?: readonly number[]; after: number; signal?: AbortSignal },
): Promise<UnavailableIndexer[]> {
  const answer = await http.answer('GET', '/api/v1/indexerstatus', { signal })
  const statuses = parseJson(answer, Statuses, (init) => http.failure('GET', '/api/v1/indexerstatus', init))
  const blocked = new Map(statuses.map((one) => [one.indexerId, one.disabledTill ?? null]))
  const failed = await failedSince(http, after, signal)
  if (blocked.size === 0 && failed.size === 0) return []
  const now = Date.parse(answer.headers.get('date') ?? '')
  const indexers = await http.request('GET', '/api/v1/indexer', { schema: Indexers, signal })
  return indexers.flatMap(({ id, name, enable, protocol }): UnavailableIndexer[] => {
    if (!enable || !isMeant(id, protocol ?? null, indexerIds)) return []
    const until = blocked.get(id)
    // What is over is over: the entry stays until the indexer has worked again.
    if (until !== undefined && until !== null && !(Date.parse(until) <= now)) {
      return [{ indexerId: id, name, reason: 'blocked', until }]
    }
    return failed.has(id) ? [{ indexerId: id, name, reason: 'failed', until: null }] : []
  })
}

/** Whatever the text of the query: Prowlarr takes tokens out of it and trims it before it writes it down. */
async function failedSince(http: Http, after: number, signal?: AbortSignal): Promise<Set<number>> {
  const { records } = await http.request('GET', '/api/v1/history', {
    query: { ...newestFirst, pageSize: 100, eventType: [indexerQuery], successful: false },
    schema: Page,
    signal,
  })
  return new Set(records.filter(({ id }) => id > after).map(({ indexerId }) => indexerId))
}

function isMeant(id: number, protocol: string | null, indexerIds: readonly number[] | undefined): boolean {
  if (indexerIds === undefined || indexerIds.includes(id)) return true
  return (indexerIds.includes(-1) && protocol === 'usenet') || (indexerIds.includes(-2) && protocol === 'torrent')
}

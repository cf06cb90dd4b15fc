import { z } from 'zod'
import { paginate, wireText, type Http, type Listing } from '../core/index.ts'

const eventTypes = { unknown: 0, releaseGrabbed: 1, indexerQuery: 2, indexerRss: 3, indexerAuth: 4, indexerInfo: 5 }
export type HistoryEvent = keyof typeof eventTypes

/** One entry. Addresses are left out, as they may hold passkeys. */
export interface HistoryEntry {
  id: number
  indexerId: number
  /** ISO 8601. */
  at: string
  event: HistoryEvent
  successful: boolean
  query: string | null
  results: number | null
  /** Milliseconds. */
  elapsed: number | null
  /** Of a grab. */
  title: string | null
}

export interface HistoryOptions {
  events?: readonly HistoryEvent[]
  successful?: boolean
  indexerIds?: readonly number[]
  pageSize?: number
  signal?: AbortSignal
}

const Page = z.object({
  page: z.int(),
  totalRecords: z.int(),
  records: z.array(
    z.object({
      id: z.int(),
      indexerId: z.int(),
      date: z.string(),
      eventType: z.string(),
      successful: z.boolean(),
      data: z.record(z.string(), wireText).nullish(),
    }),
  ),
})

const number = (text: string | null | undefined): number | null => (text ? Number(text) : null)
const isEvent = (name: string): name is HistoryEvent => name in eventTypes

export function history(http: Http) {
  return {
    /** Newest first. */
    list: ({ events, successful, indexerIds, pageSize = 100, signal }: HistoryOptions = {}): Listing<HistoryEntry> =>
      paginate({
        first: 1,
        signal,
        identify: ({ id }) => String(id),
        async load(page) {
          const answer = await http.request('GET', '/api/v1/history', {
            query: {
              page,
              pageSize,
              sortKey: 'date',
              sortDirection: 'descending',
              eventType: events?.map((event) => eventTypes[event]),
              successful,
              indexerIds,
            },
            schema: Page,
            signal,
          })
          const items = answer.records.map(({ id, indexerId, date, eventType, successful: fine, data }) => ({
            id,
            indexerId,
            at: date,
            event: isEvent(eventType) ? eventType : ('unknown' as const),
            successful: fine,
            query: data?.query ?? null,
            results: number(data?.queryResults),
            elapsed: number(data?.elapsedTime),
            title: data?.grabTitle ?? null,
          }))
          const more = page * pageSize < answer.totalRecords && items.length > 0
          return { items, total: answer.totalRecords, next: more ? page + 1 : undefined }
        },
      }),
  }
}

import { firstOf, type Query } from '../http/request.ts'

export interface HistoryEntry {
  id: number
  indexerId: number
  date: string
  eventType: 'indexerQuery' | 'releaseGrabbed'
  successful: boolean
  data: Record<string, string>
}

const eventNumbers = { releaseGrabbed: '1', indexerQuery: '2' }

/** A history that grows. */
export function createHistory(now: () => number) {
  const entries: HistoryEntry[] = []
  return {
    entries,
    add(entry: Omit<HistoryEntry, 'id' | 'date'>): void {
      entries.push({ ...entry, id: entries.length + 9_001, date: new Date(now()).toISOString() })
    },
  }
}

/** One page of the history, newest first. */
export function historyPage(entries: readonly HistoryEntry[], query: Query) {
  const page = Number(firstOf(query, 'page') ?? 1)
  const pageSize = Number(firstOf(query, 'pageSize') ?? 10)
  const events = query.eventType === undefined ? undefined : [query.eventType].flat()
  const indexerIds = query.indexerIds === undefined ? undefined : [query.indexerIds].flat()
  const successful = firstOf(query, 'successful')
  const fitting = entries.filter(
    (entry) =>
      (events === undefined || events.includes(eventNumbers[entry.eventType])) &&
      (indexerIds === undefined || indexerIds.includes(String(entry.indexerId))) &&
      (successful === undefined || entry.successful === (successful === 'true')),
  )
  const records = fitting.toReversed().slice((page - 1) * pageSize, page * pageSize)
  return { page, pageSize, sortKey: 'date', sortDirection: 'descending', totalRecords: fitting.length, records }
}

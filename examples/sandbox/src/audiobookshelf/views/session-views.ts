import { firstOf, type Query } from '../../http/request.ts'
import type { Json } from '../state/records.ts'

/** A page of sessions, counted from zero, with what the answer tells besides. */
export function pageOfSessions(sessions: readonly Json[], query: Query): Json {
  const itemsPerPage = Number(firstOf(query, 'itemsPerPage')) || 10
  const page = Number(firstOf(query, 'page')) || 0
  const first = page * itemsPerPage
  return {
    total: sessions.length,
    numPages: Math.ceil(sessions.length / itemsPerPage),
    page,
    itemsPerPage,
    sessions: sessions.slice(first, first + itemsPerPage),
  }
}

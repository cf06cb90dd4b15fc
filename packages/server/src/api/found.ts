import { ApiError } from './api-error.ts'

/** What a query gave; throws `not_found` when it gave null, in words such as "There is no book 7." */
export function found<Record>(record: Record | null, kind: string, id: number | string): Record {
  if (record === null) throw new ApiError({ code: 'not_found', detail: `There is no ${kind} ${id}.` })
  return record
}

import type { Query } from '../../http/request.ts'

/** A page that was asked for; a limit of 0 means everything. */
export interface Page {
  limit: number
  page: number
  offset: number
}

/** Reads `limit` and `page` as the server does; undefined for a limit that it answers with 400. */
export function readPage(query: Query): Page | undefined {
  const limit = readCount(query.limit)
  const page = readCount(query.page)
  if (limit === undefined || page === undefined) return undefined
  return { limit, page, offset: limit * page }
}

/** Not a number, repeated or absent is 0; negative or fractional is refused. */
function readCount(value: string | string[] | undefined): number | undefined {
  const number = Array.isArray(value) || value === undefined ? 0 : Number(value)
  if (Number.isNaN(number)) return 0
  return number < 0 || !Number.isInteger(number) ? undefined : number
}

/** The entries of a page. */
export function slicePage<T>(entries: readonly T[], page: Page): readonly T[] {
  return page.limit === 0 ? entries : entries.slice(page.offset, page.offset + page.limit)
}

import { readCursor, writeCursor } from './cursor.ts'
import { type Page, pageSize, type Paging, skipped } from './page.ts'

/** What lists take whose order is no index: they are short, so all their ids are read. */
export type ShortPaging = Pick<Paging, 'limit' | 'offset' | 'cursor'>

const sort = 'place'
const order = 'asc'

/**
 * Cuts a page out of rows that are read and in order; `load` gives the records of the shown ones. A cursor goes on
 * after the row that it names, and from its place when that row is gone.
 */
export async function shortPage<Row extends { readonly id: number }, Item>(
  rows: readonly Row[],
  paging: ShortPaging,
  load: (shown: Row[]) => Promise<Item[]>,
): Promise<Page<Item>> {
  const limit = pageSize(paging)
  const start = paging.cursor == null ? skipped(paging) : placeAfter(rows, paging.cursor)
  const shown = rows.slice(start, start + limit)
  const last = start + limit < rows.length ? shown.at(-1) : undefined
  return {
    items: await load(shown),
    total: rows.length,
    limit,
    offset: paging.cursor == null ? start : 0,
    hasMore: last !== undefined,
    nextCursor: last === undefined ? null : writeCursor({ sort, order, value: start + limit, id: last.id }),
  }
}

function placeAfter(rows: readonly { readonly id: number }[], text: string): number {
  const { id, value } = readCursor(text, { sort, order, kind: 'whole', nullable: false })
  const at = rows.findIndex((row) => row.id === id)
  return at === -1 ? Math.max(0, Number(value)) : at + 1
}

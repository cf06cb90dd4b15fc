import { type RawBuilder, sql } from 'kysely'
import { type Cursor, type CursorUse, readCursor, writeCursor } from './cursor.ts'
import type { Store } from './store.ts'
import { rowsAtMost } from './rows-at-most.ts'

/** What every list takes. */
export interface Paging {
  /** How many items at most; 1 to 500, default 100. */
  readonly limit?: number
  /** How many items are skipped. Costs time in proportion; a cursor does not. */
  readonly offset?: number
  /** Goes on after the page that gave it; `offset` is ignored then. */
  readonly cursor?: string | null
  readonly order?: 'asc' | 'desc'
}

/** What every list gives. `total` counts all items that match, not only these. */
export interface Page<Item> {
  readonly items: Item[]
  readonly total: number
  readonly limit: number
  readonly offset: number
  readonly hasMore: boolean
  readonly nextCursor: string | null
}

/** What a list can be sorted by; a missing value comes before all others. */
export interface Sorting {
  readonly column: string
  readonly nullable?: boolean
}

/** One list: where its rows come from, and in which order. The table is called `t` in `from` and `where`. */
export interface PageQuery {
  readonly from: RawBuilder<unknown>
  readonly where: readonly RawBuilder<unknown>[]
  /** Alternatives of one filter: rows of each are read from the index in order, and merged. */
  readonly alternatives?: readonly RawBuilder<unknown>[]
  readonly sort: string
  readonly sorting: Sorting
  readonly paging: Paging
  readonly total: () => Promise<number>
  /**
   * `from` with the index of a filter named, as SQLite takes it, where that index is in another order than the list.
   * Few rows are read by it and sorted; of many, the first ones come soon in the order of the list.
   */
  readonly fewFrom?: RawBuilder<unknown>
}

/** So many rows are read by the index of their filter, rather than looked for in the order of a list. */
const few = 2_000

/** From so many skipped rows on, ids are skipped first. */
const manySkipped = 200

const largestLimit = 500
const defaultLimit = 100

/** How many items a page has at most. */
export function pageSize({ limit }: Pick<Paging, 'limit'>): number {
  return Math.max(1, rowsAtMost(limit, { fallback: defaultLimit, most: largestLimit }))
}

/** How many items a page comes after. */
export function skipped({ offset }: Pick<Paging, 'offset'>): number {
  return rowsAtMost(offset, { fallback: 0 })
}

/** Reads one page of rows; the order always ends with the id, so that no row is skipped or repeated. */
export async function readPage<Row extends { id: number }>(store: Store, query: PageQuery): Promise<Page<Row>> {
  const limit = pageSize(query.paging)
  const order = query.paging.order ?? 'asc'
  const cursor = query.paging.cursor == null ? null : readCursor(query.paging.cursor, cursorUse(store, query, order))
  const offset = cursor === null ? skipped(query.paging) : 0
  const total = await query.total()
  const from = query.fewFrom !== undefined && store.driver === 'sqlite' && total <= few ? query.fewFrom : query.from
  const rows = await readRows<Row>(store, { ...query, from }, { cursor, order, limit: limit + 1, offset, total })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    total,
    limit,
    offset,
    hasMore: last !== undefined,
    nextCursor:
      last === undefined
        ? null
        : writeCursor({ sort: query.sort, order, value: valueOf(last, query.sorting), id: last.id }),
  }
}

interface RowsOptions {
  readonly cursor: Cursor | null
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly offset: number
  readonly total: number
}

async function readRows<Row>(store: Store, query: PageQuery, options: RowsOptions): Promise<Row[]> {
  const { cursor, order, limit, offset, total } = options
  if (offset * 2 > total && offset < total) {
    // Nearer to the end than to the beginning: it is read from there.
    const count = Math.min(limit, total - offset)
    const fromEnd = { segment: null, order: opposite[order], limit: count, offset: total - offset - count }
    return (await readSegment<Row>(store, query, fromEnd)).toReversed()
  }
  const rows: Row[] = []
  for (const segment of segments(query.sorting, order, cursor)) {
    if (rows.length >= limit) break
    rows.push(...(await readSegment<Row>(store, query, { segment, order, limit: limit - rows.length, offset })))
  }
  return rows
}

const opposite = { asc: 'desc', desc: 'asc' } as const

/** Columns that are sorted by: texts end with `_key`, moments with `_at`; all other ones are numbers. */
function cursorUse({ driver }: Store, { sort, sorting }: PageQuery, order: 'asc' | 'desc'): CursorUse {
  const { column, nullable = false } = sorting
  const numeric = column === 'completion_percentage' ? 'number' : 'whole'
  const moment = driver === 'sqlite' ? 'milliseconds' : 'moment'
  const kind = column.endsWith('_key') ? 'text' : column.endsWith('_at') ? moment : numeric
  return { sort, order, kind, nullable }
}

/** Counts what a list matches. */
export async function countRows(
  store: Store,
  from: RawBuilder<unknown>,
  where: readonly RawBuilder<unknown>[],
): Promise<number> {
  const { rows } = await sql<{
    count: number | string
  }>`select count(*) as count from ${from} ${whereAll(where)}`.execute(store.db)
  return Number(rows[0]?.count ?? 0)
}

/** A condition that all given ones have to meet. */
export function whereAll(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

/**
 * The stretches of the index that come after a cursor, in order. A single condition would do, but with an "or"
 * neither database reads it from the index.
 */
function segments(sorting: Sorting, order: 'asc' | 'desc', cursor: Cursor | null): (RawBuilder<unknown> | null)[] {
  if (cursor === null) return [null]
  const column = sql.ref(`t.${sorting.column}`)
  const { value, id } = cursor
  const comparison = order === 'asc' ? sql`>` : sql`<`
  if (value === null) {
    const rest = sql`${column} is null and t.id ${comparison} ${id}`
    return order === 'asc' ? [rest, sql`${column} is not null`] : [rest]
  }
  const after = sql`(${column}, t.id) ${comparison} (${value}, ${id})`
  return order === 'desc' && sorting.nullable === true ? [after, sql`${column} is null`] : [after]
}

interface SegmentOptions {
  readonly segment: RawBuilder<unknown> | null
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly offset: number
}

async function readSegment<Row>(store: Store, query: PageQuery, options: SegmentOptions): Promise<Row[]> {
  const { segment, order, limit, offset } = options
  const where = segment === null ? query.where : [...query.where, segment]
  const ordered = orderBy(store, query.sorting, order)
  const alternatives = query.alternatives ?? []
  if (alternatives.length < 2) {
    const conditions = [...alternatives, ...where]
    const rest = sql`${whereAll(conditions)} order by ${ordered} limit ${limit} offset ${offset}`
    // PostgreSQL reads the whole row of all that it skips, unless it is asked for ids alone.
    const skipsIds = store.driver === 'postgresql' && offset >= manySkipped
    const chosen = whereAll([...conditions, sql`t.id in (select t.id from ${query.from} ${rest})`])
    const page = sql<Row>`select t.* from ${query.from} ${skipsIds ? sql`${chosen} order by ${ordered}` : rest}`
    return (await page.execute(store.db)).rows
  }
  const branches = alternatives.map((alternative) => {
    const all = whereAll([alternative, ...where])
    return sql`select * from (select t.* from ${query.from} ${all} order by ${ordered} limit ${limit + offset}) as branch`
  })
  const merged = sql<Row>`select t.* from (${sql.join(branches, sql` union all `)}) as t order by ${ordered} limit ${limit} offset ${offset}`
  return (await merged.execute(store.db)).rows
}

function orderBy(store: Store, sorting: Sorting, order: 'asc' | 'desc'): RawBuilder<unknown> {
  const direction = order === 'asc' ? sql`asc` : sql`desc`
  // SQLite takes a missing value for the lowest by itself, and does not use an index when told so.
  const nulls =
    sorting.nullable !== true || store.driver === 'sqlite'
      ? sql``
      : order === 'asc'
        ? sql` nulls first`
        : sql` nulls last`
  return sql`${sql.ref(`t.${sorting.column}`)} ${direction}${nulls}, t.id ${direction}`
}

function valueOf(row: object, sorting: Sorting): string | number | null {
  const value: unknown = Reflect.get(row, sorting.column)
  return typeof value === 'number' || typeof value === 'string' ? value : null
}

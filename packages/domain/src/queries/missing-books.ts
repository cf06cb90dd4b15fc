import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type DiscoverySource, type MissingBookStatus, missingBookStatuses } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { readCounters } from './counters.ts'
import { type MissingBookRecord, missingBookRecord } from './missing-book-record.ts'
import { moveMissing } from './move-missing.ts'
import { countRows, type Page, type Paging, readPage, type Sorting } from './page.ts'
import { shortPage, type ShortPaging } from './short-page.ts'
import { read, type Store, write } from './store.ts'
import { storedId } from './stored-id.ts'
import { storedText } from './stored-text.ts'
import type { Row } from './tables.ts'

/** What missing books can be sorted by. */
export const missingBookSorts = ['discoveredAt', 'title', 'priority'] as const
export type MissingBookSort = (typeof missingBookSorts)[number]

const sortings: Readonly<Record<MissingBookSort, Sorting>> = {
  discoveredAt: { column: 'discovered_at' },
  title: { column: 'title_key' },
  priority: { column: 'priority' },
}

/** Which missing books are listed; all conditions have to hold. */
export interface ListMissingBooksInput extends Paging {
  readonly seriesId?: number
  readonly authorId?: number
  readonly source?: DiscoverySource
  readonly status?: MissingBookStatus | readonly MissingBookStatus[]
  /** Only those that an indexer has (true) or had not (false) when it was last asked. */
  readonly available?: boolean
  readonly sort?: MissingBookSort
}

/** Lists missing books, by the moment they were found unless asked otherwise. */
export function listMissingBooks(
  em: EntityManager,
  input: ListMissingBooksInput = {},
): Promise<Page<MissingBookRecord>> {
  return read(em, async (store) => {
    const sort = input.sort ?? 'discoveredAt'
    const statuses = [input.status ?? missingBookStatuses].flat()
    const alternatives = statuses.length === 0 ? [sql`1 = 0`] : statuses.map((status) => sql`t.status = ${status}`)
    const from = sql`missing_book as t`
    const index = input.available === true ? 'missing_book_available' : 'missing_book_unavailable'
    const byAvailability = input.available !== undefined && input.seriesId === undefined && input.authorId === undefined
    const where = [
      ...(input.seriesId === undefined ? [] : [sql`t.series_id = ${storedId(input.seriesId)}`]),
      ...(input.authorId === undefined ? [] : [sql`t.author_id = ${storedId(input.authorId)}`]),
      ...(input.source === undefined ? [] : [sql`t.discovery_source = ${input.source}`]),
      ...(input.available === undefined ? [] : [availability(store, input.available)]),
    ]
    const page = await readPage<Row<'missing_book'>>(store, {
      from,
      ...(byAvailability ? { fewFrom: sql`${from} indexed by ${sql.table(index)}` } : {}),
      where,
      alternatives,
      sort,
      sorting: sortings[sort],
      paging: input,
      total: () =>
        where.length === 0 && statuses.length > 0
          ? readCounters(
              store,
              statuses.map((status) => `missing_book.${status}`),
            )
          : countRows(store, from, [...where, sql`(${sql.join(alternatives, sql` or `)})`]),
    })
    return { ...page, items: await records(store, page.items) }
  })
}

/** Lists the missing books of a series by their number: those that are wanted or on their way, and ignored ones on request. */
export function listSeriesMissing(
  em: EntityManager,
  seriesId: number,
  input: ShortPaging & { includeIgnored?: boolean } = {},
): Promise<Page<MissingBookRecord>> {
  return read(em, async (store) => {
    const shown = input.includeIgnored === true ? ['wanted', 'downloading', 'ignored'] : ['wanted', 'downloading']
    const { rows } = await sql<Row<'missing_book'>>`
      select * from missing_book where series_id = ${storedId(seriesId)} and status in (${sql.join(shown)})
      order by sequence_sort is null, sequence_sort, title_key, id`.execute(store.db)
    return shortPage(rows, input, (shown) => records(store, shown))
  })
}

/** One missing book, or null. */
export function getMissingBook(em: EntityManager, id: number): Promise<MissingBookRecord | null> {
  return read(em, async (store) => {
    const rows = await store.db.selectFrom('missing_book').selectAll().where('id', '=', storedId(id)).execute()
    return (await records(store, rows))[0] ?? null
  })
}

/** Says no to a missing book for good; checks that find it again leave it so. Throws `not_found`, `illegal_transition`. */
export function ignoreMissingBook(
  em: EntityManager,
  input: { id: number; reason?: string | null; now: Date },
): Promise<MissingBookRecord> {
  return move(em, { ...input, from: ['wanted', 'ignored'], to: 'ignored', reason: storedText(input.reason) })
}

/** Takes the no back. Throws `not_found`, `illegal_transition`. */
export function unignoreMissingBook(em: EntityManager, input: { id: number; now: Date }): Promise<MissingBookRecord> {
  return move(em, { ...input, from: ['ignored'], to: 'wanted', reason: null })
}

/** Keeps what the indexers have of a missing book: a JSON object. */
export function recordAvailability(
  em: EntityManager,
  input: { id: number; availability: object; now: Date },
): Promise<void> {
  return write(em, async (store) => {
    await sql`update missing_book set availability = ${store.json(input.availability)}, updated_at = ${store.moment(input.now)},
      version = version + 1 where id = ${storedId(input.id)}`.execute(store.db)
  })
}

interface Move {
  readonly id: number
  readonly from: readonly MissingBookStatus[]
  readonly to: MissingBookStatus
  readonly reason: string | null
  readonly now: Date
}

function move(em: EntityManager, { id, from, to, reason, now }: Move): Promise<MissingBookRecord> {
  return write(em, async (store) => {
    const rows = await moveMissing(store, { ids: [id], from, to, set: [sql`ignored_reason = ${reason}`], now })
    const [record] = await records(store, rows)
    if (record === undefined) throw await refusal(store, id, to)
    return record
  })
}

async function refusal(store: Store, id: number, to: string): Promise<DomainError> {
  const row = await store.db
    .selectFrom('missing_book')
    .select('status')
    .where('id', '=', storedId(id))
    .executeTakeFirst()
  return row === undefined
    ? new DomainError({ code: 'not_found', entity: 'missing_book', message: `There is no missing book ${id}.` })
    : new DomainError({
        code: 'illegal_transition',
        entity: 'missing_book',
        id,
        message: `Missing book ${id} is ${row.status} and cannot become ${to}.`,
      })
}

/** The conditions of the indexes of available and unavailable missing books, to the letter: SQLite compares the text. */
function availability(store: Store, available: boolean) {
  const known =
    store.driver === 'sqlite'
      ? sql`coalesce(json_type(t.availability, '$.count') in ('integer', 'real') and json_extract(t.availability, '$.count') > 0, 0)`
      : sql`coalesce(t.availability @? '$.count ? (@ > 0)', false)`
  return available ? known : sql`not (${known})`
}

async function records(store: Store, rows: readonly Row<'missing_book'>[]): Promise<MissingBookRecord[]> {
  const ids = [...new Set(rows.flatMap((row) => row.series_id ?? []))]
  const names = await sql<{
    id: number
    name: string
  }>`select id, name from series where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map(names.rows.map((row) => [row.id, row.name]))
  return rows.map((row) => missingBookRecord(row, row.series_id === null ? null : (byId.get(row.series_id) ?? null)))
}

import { type RawBuilder, sql } from 'kysely'
import type { MissingBookStatus } from '../entities/index.ts'
import { type Counted, lockCounted, recount } from './recount.ts'
import type { Store } from './store.ts'
import type { Row } from './tables.ts'

/** A step of some missing books. */
export interface MissingMove {
  readonly ids: readonly (number | null)[]
  /** Only those that are one of these. */
  readonly from: readonly MissingBookStatus[]
  readonly to: MissingBookStatus
  /** What else is set. */
  readonly set?: readonly RawBuilder<unknown>[]
  readonly now: Date
}

/** Moves missing books to another status, and counts their series and authors: the one way to do it. Gives the moved rows. */
export async function moveMissing(store: Store, { ids, from, to, set = [], now }: MissingMove) {
  const wanted = ids.flatMap((id) => id ?? [])
  if (wanted.length === 0) return []
  const counted = await countedWith(store, wanted)
  await lockCounted(store, counted)
  const changes = [...set, sql`status = ${to}`, sql`updated_at = ${store.moment(now)}`, sql`version = version + 1`]
  const { rows } = await sql<Row<'missing_book'>>`
    update missing_book set ${sql.join(changes)} where id ${store.among(wanted)} and status in (${sql.join(from)})
    returning *`.execute(store.db)
  if (rows.length > 0) await recount(store, counted)
  return rows
}

/** The series and authors that some missing books count for. */
export async function countedWith(store: Store, ids: readonly number[]): Promise<Counted> {
  const { rows } = await sql<{ series_id: number | null; author_id: number | null }>`
    select distinct series_id, author_id from missing_book where id ${store.among(ids)}`.execute(store.db)
  return {
    series: rows.flatMap((row) => row.series_id ?? []),
    authors: rows.flatMap((row) => row.author_id ?? []),
  }
}

import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { DomainError } from '../errors.ts'
import { recount } from './recount.ts'
import { seriesById } from './series.ts'
import { refuseTaken } from './refuse-taken.ts'
import type { SeriesRecord } from './series-record.ts'
import { storedText } from './stored-text.ts'
import { wholeOrRefuse } from './whole-number.ts'
import { write } from './store.ts'
import { storedId } from './stored-id.ts'

/** What a completion check of a series found out. */
export interface SeriesCheck {
  readonly seriesId: number
  /** How many works the series has; null when no source knows for sure. The one known before stays then. */
  readonly total: number | null
  readonly checkedAt: Date
  /** Ids that the check came across. */
  readonly asin?: string | null
  readonly hardcoverId?: string | null
}

/**
 * Keeps the result of a completion check. Percentage and status follow from the total and the books that are owned.
 * Throws `not_found`, and `conflict` with the other's id when another series has the id.
 */
export function recordSeriesCheck(em: EntityManager, input: SeriesCheck): Promise<SeriesRecord> {
  return write(em, async (store) => {
    const moment = store.moment(input.checkedAt)
    const total = wholeOrRefuse('series', 'totalBooks', input.total)
    const [asin, hardcoverId] = [storedText(input.asin), storedText(input.hardcoverId)]
    await refuseTaken(store, 'series', { asin, hardcoverId }, input.seriesId)
    const { numAffectedRows } = await sql`
      update series set total_books = coalesce(${total}, total_books), last_checked_at = ${moment}, updated_at = ${moment},
        asin = coalesce(${asin}, asin), hardcover_id = coalesce(${hardcoverId}, hardcover_id),
        version = version + 1
      where id = ${storedId(input.seriesId)}`.execute(store.db)
    if (numAffectedRows === 0n) throw noSeries(input.seriesId)
    await recount(store, { series: [input.seriesId], authors: [] })
    const [series] = await seriesById(store, [input.seriesId])
    if (series === undefined) throw noSeries(input.seriesId)
    return series
  })
}

/** Keeps that an author's books were checked for gaps. Throws `not_found`. */
export function recordAuthorCheck(em: EntityManager, input: { authorId: number; checkedAt: Date }): Promise<void> {
  return write(em, async (store) => {
    const moment = store.moment(input.checkedAt)
    const { numAffectedRows } = await sql`
      update author set last_checked_at = ${moment}, updated_at = ${moment}, version = version + 1
      where id = ${storedId(input.authorId)}`.execute(store.db)
    if (numAffectedRows === 0n) {
      throw new DomainError({ code: 'not_found', entity: 'author', message: `There is no author ${input.authorId}.` })
    }
    await recount(store, { series: [], authors: [input.authorId] })
  })
}

function noSeries(id: number): DomainError {
  return new DomainError({ code: 'not_found', entity: 'series', message: `There is no series ${id}.` })
}

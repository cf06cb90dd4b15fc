import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type BookRecord, bookRecords } from './book-record.ts'
import { read, write } from './store.ts'
import type { Row } from './tables.ts'
import { rowsAtMost } from './rows-at-most.ts'

/** Which books are to be checked; all conditions have to hold. */
export interface BooksToCheckInput {
  /** Default 50. */
  readonly limit?: number
  /** Only books not checked since: the start of a run, so that it comes to its end. */
  readonly checkedBefore: Date
  /** Only books added after this moment. */
  readonly addedAfter?: Date
  /** Only books less complete than this, in percent. */
  readonly completenessBelow?: number
}

/** The active books whose metadata was not checked for the longest, those never checked first. */
export function booksToCheck(em: EntityManager, input: BooksToCheckInput): Promise<BookRecord[]> {
  return read(em, async (store) => {
    const added = input.addedAfter === undefined ? sql`` : sql`and added_at > ${store.moment(input.addedAfter)}`
    const below =
      input.completenessBelow === undefined ? sql`` : sql`and metadata_completeness < ${input.completenessBelow}`
    const nulls = store.driver === 'sqlite' ? sql`` : sql`nulls first`
    const { rows } = await sql<Row<'book'>>`
      select * from book where status = 'active' and missing_since is null ${added} ${below}
        and (metadata_checked_at is null or metadata_checked_at < ${store.moment(input.checkedBefore)})
      order by metadata_checked_at ${nulls}, id limit ${rowsAtMost(input.limit, { fallback: 50 })}`.execute(store.db)
    return bookRecords(store, rows)
  })
}

/** Keeps that the metadata of some books was checked, whatever came of it. */
export function markChecked(em: EntityManager, input: { bookIds: readonly number[]; now: Date }): Promise<void> {
  return write(em, async (store) => {
    await sql`update book set metadata_checked_at = ${store.moment(input.now)}
      where id ${store.among(input.bookIds)}`.execute(store.db)
  })
}

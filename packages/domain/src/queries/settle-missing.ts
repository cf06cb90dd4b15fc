import { sql } from 'kysely'
import { type Counted, lockCounted, recount, together } from './recount.ts'
import type { Store } from './store.ts'

/**
 * Ends a write of books: missing books that one of them is become owned, and series and authors are counted. `touched`
 * are those that the books had before and have now.
 */
export async function settleBooks(
  store: Store,
  input: { bookIds: readonly number[]; touched: Counted; now: Date },
): Promise<void> {
  // A check that reports a gap holds the same locks: one of the two sees what the other has written.
  await lockCounted(store, input.touched)
  const settled = await settleMissing(store, input)
  await recount(store, together(input.touched, settled))
}

/**
 * Turns missing books into owned ones when a book on the shelf is them: the same ASIN or ISBN, the same place in the
 * same series, or the same title by the same author. Ignored ones stay ignored. Gives what has to be counted again.
 */
async function settleMissing(store: Store, input: { bookIds: readonly number[]; now: Date }): Promise<Counted> {
  if (input.bookIds.length === 0) return { series: [], authors: [] }
  const ids = store.among(input.bookIds)
  const { rows } = await sql<Match>`
    with shelf as (select id, asin, isbn, title_key from book where id ${ids} and status = 'active' and missing_since is null)
    select m.id, m.series_id, m.author_id, b.id as book_id from shelf b cross join missing_book m
    where m.asin = b.asin and m.status in ('wanted', 'downloading')
    union select m.id, m.series_id, m.author_id, b.id from shelf b cross join missing_book m
    where m.isbn = b.isbn and m.status in ('wanted', 'downloading')
    union select m.id, m.series_id, m.author_id, b.id from shelf b cross join book_series j cross join missing_book m
    where j.book_id = b.id and m.series_id = j.series_id and m.status in ('wanted', 'downloading') and m.sequence_sort >= j.sequence_sort and m.sequence_sort <= j.sequence_end
    union select m.id, m.series_id, m.author_id, b.id from shelf b cross join missing_book m
      left join book_author a on a.book_id = b.id and a.author_id = m.author_id
      left join book_series j on j.book_id = b.id and j.series_id = m.series_id
    where m.title_key = b.title_key and m.status in ('wanted', 'downloading') and (a.author_id is not null or j.series_id is not null)
    order by 1, 4`.execute(store.db)
  const first = new Map(rows.toReversed().map((row) => [row.id, row]))
  const moment = store.moment(input.now)
  for (const match of first.values()) {
    await sql`update missing_book set status = 'owned', owned_book_id = ${match.book_id}, updated_at = ${moment},
      version = version + 1 where id = ${match.id}`.execute(store.db)
  }
  return {
    series: [...first.values()].flatMap((match) => match.series_id ?? []),
    authors: [...first.values()].flatMap((match) => match.author_id ?? []),
  }
}

interface Match {
  readonly id: number
  readonly series_id: number | null
  readonly author_id: number | null
  readonly book_id: number
}

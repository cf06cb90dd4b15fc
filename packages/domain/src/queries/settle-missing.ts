import { sql } from 'kysely'
import { booksLike, type MissingMatch, missingMatches } from './missing-matches.ts'
import { countedWith } from './move-missing.ts'
import { type Counted, lockCounted, recount, together } from './recount.ts'
import { lockRows, type Store } from './store.ts'

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
  const matches = await missingMatches(store, input.bookIds)
  const settled = await own(store, matches, input.now)
  await recount(store, together(input.touched, settled))
}

/** Ends a write of missing books: those that are on the shelf after all become owned, and series and authors are counted. */
export async function settleMissing(store: Store, input: { ids: readonly number[]; now: Date }): Promise<void> {
  if (input.ids.length === 0) return
  const counted = await countedWith(store, input.ids)
  await lockCounted(store, counted)
  const chosen = new Set(input.ids)
  const matches = await missingMatches(store, await booksLike(store, input.ids))
  await own(
    store,
    matches.filter((match) => chosen.has(match.id)),
    input.now,
  )
  await recount(store, counted)
}

async function own(store: Store, matches: readonly MissingMatch[], now: Date): Promise<Counted> {
  await lockRows(
    store,
    'missing_book',
    matches.map((match) => match.id),
  )
  for (const match of matches) {
    await sql`update missing_book set status = 'owned', owned_book_id = ${match.book_id},
      updated_at = ${store.moment(now)}, version = version + 1
      where id = ${match.id} and status in ('wanted', 'downloading')`.execute(store.db)
  }
  return {
    series: matches.flatMap((match) => match.series_id ?? []),
    authors: matches.flatMap((match) => match.author_id ?? []),
  }
}

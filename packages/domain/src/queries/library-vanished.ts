import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { recount, tiesOf } from './recount.ts'
import { lockRows, read, write } from './store.ts'

/** How many books are compared at a time. */
const pageSize = 1_000

/**
 * The content hashes of books that are there, by their Audiobookshelf id: what is not in the map, or has another
 * hash, has to be fetched and merged. Books marked as vanished are left out, so that they are merged when they are back.
 */
export function libraryHashes(
  em: EntityManager,
  input: { libraryId: string; absBookIds: readonly string[] },
): Promise<Map<string, string>> {
  return read(em, async (store) => {
    const { rows } = await sql<{ abs_book_id: string; content_hash: string | null }>`
      select abs_book_id, content_hash from book where abs_book_id ${store.amongTexts(input.absBookIds)}
        and library_id = ${input.libraryId} and missing_since is null`.execute(store.db)
    return new Map(rows.map((row) => [row.abs_book_id, row.content_hash ?? '']))
  })
}

/** A book that has just been marked as vanished. */
export interface VanishedBook {
  readonly id: number
  readonly absBookId: string
  readonly title: string
}

/** What a complete listing showed: every id of it. */
interface Listing {
  readonly libraryId: string
  readonly seen: { has(absBookId: string): boolean }
}

/** The books of a library that a complete listing did not show, read page by page. Nothing is written. */
export async function unseenBooks(em: EntityManager, input: Listing): Promise<VanishedBook[]> {
  const unseen: VanishedBook[] = []
  for await (const page of unseenPages(em, input)) unseen.push(...page)
  return unseen
}

/**
 * Marks the books of a library that a complete listing did not show. `seen` holds every id of that listing; books are
 * compared page by page, and only those that have vanished are written.
 */
export async function markVanished(em: EntityManager, input: Listing & { now: Date }): Promise<VanishedBook[]> {
  const vanished: VanishedBook[] = []
  for await (const page of unseenPages(em, input)) {
    await markGone(
      em,
      page.map((book) => book.id),
      input.now,
    )
    vanished.push(...page)
  }
  return vanished
}

async function* unseenPages(em: EntityManager, { libraryId, seen }: Listing): AsyncGenerator<VanishedBook[]> {
  let after = 0
  for (;;) {
    const rows = await presentBooks(em, libraryId, after)
    yield rows.filter((row) => !seen.has(row.absBookId))
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = last.id
  }
}

function presentBooks(em: EntityManager, libraryId: string, after: number): Promise<VanishedBook[]> {
  return read(em, async (store) => {
    const { rows } = await sql<VanishedBook>`
      select id, abs_book_id as "absBookId", title from book
      where library_id = ${libraryId} and id > ${after} and abs_book_id is not null and missing_since is null
      order by id limit ${pageSize}`.execute(store.db)
    return rows
  })
}

async function markGone(em: EntityManager, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await write(em, async (store) => {
    const moment = store.moment(now)
    await lockRows(store, 'book', ids)
    await sql`update book set missing_since = ${moment}, updated_at = ${moment}, version = version + 1
      where id ${store.among(ids)} and missing_since is null`.execute(store.db)
    await recount(store, await tiesOf(store, ids))
  })
}
